//! How often each rule speaks.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::row::File;
use super::text::{BOLD, FILES, FINDINGS, count, fixable_of, summary};
use super::{Manner, Report, Run, print_json};
use crate::cli::args::LintFormat;
use crate::rules::finding::Language;

/// Counts, the most frequent rule first.
pub(super) struct Statistics {
    manner: Manner,
    rules: BTreeMap<&'static str, Count>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    findings: usize,
    fixable: usize,
    safe: usize,
    files: usize,
}

#[derive(Serialize)]
struct Line {
    rule: &'static str,
    findings: usize,
    fixable: usize,
    files: usize,
    #[serde(skip)]
    safe: usize,
}

impl Statistics {
    pub(super) fn new(manner: Manner) -> Self {
        Self { manner, rules: BTreeMap::new() }
    }
}

impl Report for Statistics {
    fn file(&mut self, _: &mut dyn Write, file: File) -> io::Result<()> {
        let mut here: BTreeMap<&'static str, Count> = BTreeMap::new();
        for it in &file.findings {
            let count = here.entry(it.rule).or_default();
            count.findings += 1;
            count.fixable += usize::from(!it.fixes.is_empty());
            count.safe += usize::from(it.has_safe_fix());
        }
        for (rule, it) in here {
            let count = self.rules.entry(rule).or_default();
            count.findings += it.findings;
            count.fixable += it.fixable;
            count.safe += it.safe;
            count.files += 1;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        let line = |(&rule, it): (&&'static str, &Count)| Line {
            rule,
            findings: it.findings,
            fixable: it.fixable,
            files: it.files,
            safe: it.safe,
        };
        let mut lines: Vec<Line> = self.rules.iter().map(line).collect();
        lines.sort_by_key(|it| std::cmp::Reverse(it.findings));
        if self.manner.format == LintFormat::Json {
            return print_json(out, &lines);
        }
        for it in &lines {
            let fixable = Some(fixable_of(it.safe, it.fixable - it.safe, it.findings)).filter(|_| it.fixable > 0);
            match self.manner.language {
                Language::English => {
                    let fixable = fixable.map_or_else(String::new, |it| format!(", {}", it.en));
                    writeln!(out, "{:>8} {BOLD}{}{BOLD:#} in {}{fixable}", it.findings, it.rule, count(it.files, "file"))?;
                }
                // Arabic has a line of its own, as everywhere.
                Language::Arabic => {
                    let fixable = fixable.map_or_else(String::new, |it| format!("، {}", it.ar));
                    writeln!(out, "{BOLD}{}{BOLD:#}", it.rule)?;
                    writeln!(out, "    وجدنا {} في {}{fixable}", FINDINGS.counted(it.findings), FILES.counted(it.files))?;
                }
            }
        }
        if !self.manner.quiet {
            writeln!(out, "{}", summary(run, self.manner.language))?;
        }
        Ok(())
    }
}
