//! `tadqiq rules` and `tadqiq explain`: what is checked, and why.

use std::io::{self, Write};

use serde::Serialize;

use crate::lint::config::check_rule;
use crate::rules::{self, RULES};

use super::Status;
use super::args::{ExplainArgs, LedgerFormat, RulesArgs};
use super::input::complain;
use super::report::BOLD;

#[derive(Serialize)]
struct JsonRule {
    id: &'static str,
    level: &'static str,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    ar: &'static str,
    en: &'static str,
}

/// Prints the rules in the order of the manual.
pub(super) fn rules(args: &RulesArgs) -> io::Result<Status> {
    let mut out = anstream::stdout().lock();
    let level = |it: &rules::Rule| it.level.map_or("off", |it| it.name());
    if args.format == LedgerFormat::Json {
        let summary = |it: &rules::Rule| Summary { ar: it.summary_ar, en: it.summary_en };
        let rules: Vec<JsonRule> = RULES.iter().map(|it| JsonRule { id: it.id, level: level(it), summary: summary(it) }).collect();
        serde_json::to_writer(&mut out, &rules)?;
        writeln!(out)?;
        return Ok(Status::Clean);
    }
    for rule in RULES {
        writeln!(out, "{BOLD}{}{BOLD:#} {}", rule.id, level(rule))?;
        writeln!(out, "    {}", rule.summary_en)?;
        writeln!(out, "    {}", rule.summary_ar)?;
    }
    Ok(Status::Clean)
}

/// Prints a rule's page.
pub(super) fn explain(args: &ExplainArgs) -> io::Result<Status> {
    let Some(rule) = rules::find(&args.rule) else {
        let message =
            check_rule(&args.rule).err().unwrap_or_else(|| format!("`{}` is a group; name a rule of it: tadqiq rules", args.rule));
        complain(&message);
        return Ok(Status::Failed);
    };
    let mut out = anstream::stdout().lock();
    for line in rule.page.lines() {
        if line.starts_with('#') {
            writeln!(out, "{BOLD}{line}{BOLD:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(Status::Clean)
}
