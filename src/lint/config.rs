//! `tadqiq.toml` as [`Settings`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::analysis::background::Background;
use crate::analysis::house::{Marks, QuoteStyle, StopPlace};
use crate::analysis::names::spelling::Class;
use crate::rules::finding::{Language, Severity};
use crate::rules::{self, Rule};
use crate::text::format::Field;

use super::names;
use super::typed::{self, ConfigError, Fault, list, no_toml, unknown};

/// The name of the configuration file.
pub const FILE: &str = "tadqiq.toml";

pub(super) const KEYS: [&str; 6] = ["language", "names", "quotes", "rules", "spellings", "json"];
pub(super) const LEVELS: [&str; 5] = ["error", "warning", "information", "hint", "off"];
pub(super) const QUOTES: [&str; 4] = ["body", "headline", "nested", "stop"];
/// So many of the pairs of marks may stand around a quotation that stands in no other.
pub(super) const OUTER: usize = 4;
pub(super) const LANGUAGES: [&str; 2] = ["ar", "en"];

/// What a newsroom chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The level of rules and groups that it names; `None`: off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// The language of messages; `None`: the caller's own choice.
    pub language: Option<Language>,
    /// Where `names.toml` stands, if it says so; else it is found as this file is.
    pub names: Option<PathBuf>,
    /// What stories are read against: the newsroom's names, and how it writes quotations.
    pub background: Background,
    /// The fields of JSON files that hold an article.
    pub fields: Vec<Field>,
    /// If not empty, only these rules and groups are on.
    pub select: Vec<String>,
    /// These rules and groups are off, whatever else is said.
    pub ignore: Vec<String>,
}

impl Settings {
    /// The severity at which `rule` reports; `None` where it is off. A rule's own level goes before its group's;
    /// what is selected by name is on even where its level says off.
    pub fn level(&self, rule: &Rule) -> Option<Severity> {
        if is_named(&self.ignore, rule.id) || !(self.select.is_empty() || is_named(&self.select, rule.id)) {
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

/// Whether a list of rules and groups names a rule.
pub fn is_named(list: &[String], rule: &str) -> bool {
    list.iter().any(|it| it == rule || rule.strip_prefix(it.as_str()).is_some_and(|it| it.starts_with('/')))
}

/// The nearest `tadqiq.toml` in `folder` or above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|it| it.join(FILE)).find(|it| it.is_file())
}

/// Reads a configuration file. The names that it points to are not read yet; see [`names_file`].
///
/// # Errors
/// The file can't be read, is no TOML, or holds a key, rule or value that is not known.
pub fn load(path: &Path) -> Result<Settings, ConfigError> {
    let text = typed::read(path, "`tadqiq init` writes one to begin with")?;
    let (mut settings, names_at) = parse(&text).map_err(|it| ConfigError::at(path, &text, it))?;
    if let Some(it) = &mut settings.names {
        let written = it.display().to_string();
        *it = path.parent().unwrap_or(Path::new(".")).join(&*it);
        if !it.is_file() {
            let message = format!("`names` points to no file: `{written}`; the path counts from the folder of this file");
            return Err(ConfigError::at(path, &text, (names_at, message)));
        }
    }
    Ok(settings)
}

/// The file of names for what stands in `folder` under these settings; `None`: there is none.
pub fn names_file(settings: &Settings, folder: &Path) -> Option<PathBuf> {
    settings.names.clone().or_else(|| names::find(folder))
}

/// The settings that `text` writes, and the byte at which `names` has its value.
///
/// # Errors
/// A byte of it, and what is wrong there.
pub(super) fn parse(text: &str) -> Result<(Settings, usize), Fault> {
    let table = DeTable::parse(text).map_err(|it| no_toml(text, &it))?;
    let (mut settings, mut names_at) = (Settings::default(), 0);
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
                        let rule = |it: &DeTable<'_>| {
                            it.iter().next().map(|it| format!("; a rule's name is one key: \"{name}/{}\"", it.0.get_ref()))
                        };
                        let rule = if let DeValue::Table(it) = level.get_ref() { rule(it) } else { None };
                        return Err((
                            level.span().start,
                            format!("the level of `{name}` is one of {}{}", list(&LEVELS), rule.unwrap_or_default()),
                        ));
                    };
                    let level = level_of(level_name).ok_or_else(|| unknown("level", level_name, &LEVELS, level.span().start))?;
                    settings.levels.insert(name.to_owned(), level);
                }
            }
            ("spellings", DeValue::Table(classes)) => {
                for (class, on) in classes {
                    let name = class.get_ref().as_ref();
                    let known: Vec<&str> = Class::ALL.into_iter().map(Class::name).collect();
                    let class = Class::ALL.into_iter().find(|it| it.name() == name);
                    let class = class.ok_or_else(|| unknown("class of spelling", name, &known, on.span().start))?;
                    let DeValue::Boolean(is_on) = on.get_ref() else {
                        return Err((on.span().start, format!("`{name}` is true or false")));
                    };
                    settings.background.spellings.set(class, *is_on);
                }
            }
            ("spellings", _) => return Err((value.span().start, "`spellings` is a table: [spellings]".to_owned())),
            // A level at the top belongs to a rule or a group.
            (name, DeValue::String(level)) if check_rule(name).is_ok() && level_of(level).is_some() => {
                return Err((key.span().start, format!("the levels of rules stand below a line [rules]: \"{name}\" = \"{level}\"")));
            }
            ("names", DeValue::String(path)) => {
                settings.names = Some(PathBuf::from(path.as_ref()));
                names_at = value.span().start;
            }
            ("quotes", DeValue::Table(options)) => {
                quotes(options, &mut settings.background.quotes)?;
            }
            ("quotes", _) => return Err((value.span().start, "`quotes` is a table: [quotes]".to_owned())),
            ("names", _) => return Err((value.span().start, "`names` is the path of a file of names: \"names.toml\"".to_owned())),
            ("json", DeValue::Table(json)) => settings.fields = json_fields(json)?,
            ("json", _) => return Err((value.span().start, "`json` is a table: [json]".to_owned())),
            ("language", _) => return Err((value.span().start, format!("`language` is one of {}", list(&LANGUAGES)))),
            ("rules", _) => return Err((value.span().start, "`rules` is a table: [rules]".to_owned())),
            (other, _) => return Err(unknown("key", other, &KEYS, key.span().start)),
        }
    }
    on_with(&mut settings.levels, settings.background.quotes);
    Ok((settings, names_at))
}

fn json_fields(table: &DeTable<'_>) -> Result<Vec<Field>, Fault> {
    let mut out = Vec::new();
    for (key, value) in table {
        if key.get_ref() != "fields" {
            return Err(unknown("key of [json]", key.get_ref(), &["fields"], key.span().start));
        }
        let DeValue::Array(fields) = value.get_ref() else {
            return Err((value.span().start, "`fields` is a list: [\"title\", \"body:html\"]".to_owned()));
        };
        for field in fields {
            let DeValue::String(name) = field.get_ref() else {
                return Err((field.span().start, "a field is a text: \"body:html\"".to_owned()));
            };
            out.push(name.parse().map_err(|message| (field.span().start, message))?);
        }
    }
    Ok(out)
}

// How the house writes quotations: body = "«»", stop = "outside".
fn quotes(options: &DeTable<'_>, style: &mut QuoteStyle) -> Result<(), Fault> {
    for (key, value) in options {
        let DeValue::String(name) = value.get_ref() else {
            return Err((value.span().start, format!("`{}` is a text", key.get_ref())));
        };
        let fault = |known: &[&str]| unknown(&format!("value of `{}`", key.get_ref()), name, known, value.span().start);
        let marks = |most: usize| {
            let known = Marks::ALL.get(..most).unwrap_or(&[]);
            let named = known.iter().copied().find(|it| it.name() == name.as_ref());
            named.map(Some).ok_or_else(|| fault(&known.iter().map(|it| it.name()).collect::<Vec<_>>()))
        };
        match key.get_ref().as_ref() {
            "body" => style.body = marks(OUTER)?,
            "headline" => style.headline = marks(OUTER)?,
            "nested" => style.nested = marks(Marks::ALL.len())?,
            "stop" => {
                let places = [("outside", StopPlace::Outside), ("inside", StopPlace::Inside)];
                let place = places.iter().find(|it| it.0 == name.as_ref()).map(|it| it.1);
                style.stop = Some(place.ok_or_else(|| fault(&["outside", "inside"]))?);
            }
            other => return Err(unknown("key of [quotes]", other, &QUOTES, key.span().start)),
        }
    }
    Ok(())
}

// A style that is chosen switches its rule on, unless the file gives the rule a level.
fn on_with(levels: &mut BTreeMap<String, Option<Severity>>, style: QuoteStyle) {
    let marks = style.body.or(style.headline).is_some();
    for (rule, chosen) in [
        (&rules::quotes::mixed_style::RULE, marks),
        (&rules::style::nested_quotes::RULE, style.nested.is_some()),
        (&rules::style::stop_and_quote::RULE, style.stop.is_some()),
    ] {
        if chosen && !levels.contains_key(group(rule)) {
            levels.entry(rule.id.to_owned()).or_insert(Some(rule.severity));
        }
    }
}

/// Whether `name` is a rule or a group of rules.
///
/// # Errors
/// It is neither; the message names the nearest one.
pub fn check_rule(name: &str) -> Result<(), String> {
    let groups: BTreeSet<&str> = rules::RULES.iter().map(|it| group(it)).collect();
    let known: Vec<&str> = groups.into_iter().chain(rules::RULES.iter().map(|it| it.id)).collect();
    if known.contains(&name) {
        return Ok(());
    }
    // A rule is often called by what stands behind its group.
    let lower = name.to_lowercase();
    let meant = known.iter().find(|it| **it == lower || it.rsplit('/').next() == Some(&lower));
    Err(meant.map_or_else(|| unknown("rule", name, &known, 0).1, |it| format!("unknown rule `{name}`; did you mean `{it}`?")))
}

/// The level of that name: a severity, or `None` for `off`.
pub fn level_of(name: &str) -> Option<Option<Severity>> {
    let severities = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];
    if name == "off" { Some(None) } else { severities.into_iter().find(|it| it.name() == name).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_levels_of_rules_and_groups() {
        let settings = parse("language = \"en\"\n[rules]\nquotes = \"off\"\n\"quotes/reversed\" = \"error\"\n").unwrap().0;
        assert_eq!(settings.language, Some(Language::English));
        let on: Vec<_> = settings.rules().map(|(it, level)| (it.id, level)).filter(|it| it.0.starts_with("quotes/")).collect();
        assert_eq!(on, [("quotes/reversed", Severity::Error)]);
    }

    #[test]
    fn switches_classes_of_spelling() {
        let settings = parse("[spellings]\narticle = true\nhamza = false\n").unwrap().0;
        let has = |it| settings.background.spellings.has(it);
        assert!(has(Class::Article) && !has(Class::Hamza) && has(Class::AbdJoin) && !has(Class::ArabicVowel));
        let fault = parse("[spellings]\nhamsa = true\n").unwrap_err();
        assert!(fault.1.contains("did you mean `hamza`?"), "{}", fault.1);
        assert!(parse("[spellings]\nhamza = \"off\"\n").unwrap_err().1.contains("true or false"));
    }

    #[test]
    fn a_rule_is_known_by_its_last_part() {
        assert!(check_rule("quotes").is_ok() && check_rule("quotes/reversed").is_ok());
        assert_eq!(check_rule("Reversed").unwrap_err(), "unknown rule `Reversed`; did you mean `quotes/reversed`?");
        assert_eq!(check_rule("xyz").unwrap_err().matches("`quotes`").count(), 1);
    }

    #[test]
    fn names_the_nearest() {
        assert_eq!(parse("langage = \"ar\"").unwrap_err(), (0, "unknown key `langage`; did you mean `language`?".to_owned()));
        let fault = parse("[rules]\n\"quotes/reverse\" = \"off\"").unwrap_err();
        assert_eq!(fault, (8, "unknown rule `quotes/reverse`; did you mean `quotes/reversed`?".to_owned()));
        assert!(parse("[rules]\nquotes = 3").unwrap_err().1.contains("`off`"));
    }
}
