//! `tadqiq.toml` as [`Settings`].

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::rules::finding::{Language, Severity};
use crate::rules::{self, Rule};

/// The name of the configuration file.
pub const FILE: &str = "tadqiq.toml";

const KEYS: [&str; 2] = ["language", "rules"];
const LEVELS: [&str; 5] = ["error", "warning", "information", "hint", "off"];
const LANGUAGES: [&str; 2] = ["ar", "en"];

/// What a newsroom chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The level of rules and groups that it names; `None`: off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// The language of messages; `None`: the caller's own choice.
    pub language: Option<Language>,
    /// If not empty, only these rules and groups are on.
    pub select: Vec<String>,
    /// These rules and groups are off, whatever else is said.
    pub ignore: Vec<String>,
}

impl Settings {
    /// The severity at which `rule` reports; `None` where it is off. A rule's own level goes before its group's;
    /// what is selected by name is on even where its level says off.
    pub fn level(&self, rule: &Rule) -> Option<Severity> {
        let names = |list: &[String]| list.iter().any(|it| it == rule.id || it == group(rule));
        if names(&self.ignore) || !(self.select.is_empty() || names(&self.select)) {
            return None;
        }
        let chosen = self.levels.get(rule.id).or_else(|| self.levels.get(group(rule))).copied().unwrap_or(rule.level);
        chosen.or_else(|| (!self.select.is_empty()).then_some(rule.severity))
    }

    /// The rules that are on, each with its severity, in the order of the manual.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        rules::RULES.iter().filter_map(|&it| Some((it, self.level(it)?)))
    }
}

fn group(rule: &Rule) -> &'static str {
    rule.id.split('/').next().unwrap_or(rule.id)
}

/// Why a configuration can't be used; its display names file, line, column and remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Line and column, from 1, columns in scalar values; `None` where the file could not be read.
    pub at: Option<(usize, usize)>,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some((line, column)) = self.at {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for ConfigError {}

/// The nearest `tadqiq.toml` in `folder` or above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|it| it.join(FILE)).find(|it| it.is_file())
}

/// Reads a configuration file.
///
/// # Errors
/// The file can't be read, is no TOML, or holds a key, rule or value that is not known.
pub fn load(path: &Path) -> Result<Settings, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|it| ConfigError { path: path.into(), at: None, message: it.to_string() })?;
    parse(&text).map_err(|(offset, message)| ConfigError { path: path.into(), at: Some(line_column(&text, offset)), message })
}

type Fault = (usize, String);

fn parse(text: &str) -> Result<Settings, Fault> {
    let table = DeTable::parse(text).map_err(|it| (it.span().map_or(0, |it| it.start), it.message().to_owned()))?;
    let mut settings = Settings::default();
    for (key, value) in table.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("language", DeValue::String(name)) => {
                let language = Language::of_locale(name);
                settings.language = Some(language.ok_or_else(|| unknown("language", name, &LANGUAGES, value.span().start))?);
            }
            ("rules", DeValue::Table(rules)) => {
                for (rule, level) in rules {
                    let name = rule.get_ref().as_ref();
                    check_rule(name).map_err(|message| (rule.span().start, message))?;
                    let DeValue::String(level_name) = level.get_ref() else {
                        return Err((level.span().start, format!("the level of `{name}` is one of {}", list(&LEVELS))));
                    };
                    let level = level_of(level_name).ok_or_else(|| unknown("level", level_name, &LEVELS, level.span().start))?;
                    settings.levels.insert(name.to_owned(), level);
                }
            }
            ("language", _) => return Err((value.span().start, format!("`language` is one of {}", list(&LANGUAGES)))),
            ("rules", _) => return Err((value.span().start, "`rules` is a table: [rules]".to_owned())),
            (other, _) => return Err(unknown("key", other, &KEYS, key.span().start)),
        }
    }
    Ok(settings)
}

/// Whether `name` is a rule or a group of rules.
///
/// # Errors
/// It is neither; the message names the nearest one.
pub fn check_rule(name: &str) -> Result<(), String> {
    let mut known: Vec<&str> = rules::RULES.iter().flat_map(|it| [group(it), it.id]).collect();
    known.dedup();
    if known.contains(&name) { Ok(()) } else { Err(unknown("rule", name, &known, 0).1) }
}

/// The level of that name: a severity, or `None` for `off`.
pub fn level_of(name: &str) -> Option<Option<Severity>> {
    let severities = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];
    if name == "off" { Some(None) } else { severities.into_iter().find(|it| it.name() == name).map(Some) }
}

fn unknown(what: &str, name: &str, known: &[&str], at: usize) -> Fault {
    let nearest = known.iter().max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
    let hint = nearest
        .filter(|it| strsim::jaro_winkler(name, it) > 0.7)
        .map_or_else(|| format!("known: {}", list(known)), |it| format!("did you mean `{it}`?"));
    (at, format!("unknown {what} `{name}`; {hint}"))
}

fn list(names: &[&str]) -> String {
    names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = crate::text::span::before(text, offset);
    (before.matches('\n').count() + 1, before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_levels_of_rules_and_groups() {
        let settings = parse("language = \"en\"\n[rules]\nquotes = \"off\"\n\"quotes/reversed\" = \"error\"\n").unwrap();
        assert_eq!(settings.language, Some(Language::English));
        let on: Vec<_> = settings.rules().map(|(it, level)| (it.id, level)).filter(|it| it.0.starts_with("quotes/")).collect();
        assert_eq!(on, [("quotes/reversed", Severity::Error)]);
    }

    #[test]
    fn names_the_nearest() {
        assert_eq!(parse("langage = \"ar\"").unwrap_err(), (0, "unknown key `langage`; did you mean `language`?".to_owned()));
        let fault = parse("[rules]\n\"quotes/reverse\" = \"off\"").unwrap_err();
        assert_eq!(fault, (8, "unknown rule `quotes/reverse`; did you mean `quotes/reversed`?".to_owned()));
        assert!(parse("[rules]\nquotes = 3").unwrap_err().1.contains("`off`"));
    }
}
