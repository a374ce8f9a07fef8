//! `tadqiq.toml` as [`Settings`].

use std::collections::BTreeMap;

use crate::rules::finding::{Language, Severity};
use crate::rules::{self, Rule};

/// What a newsroom chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The level of rules and groups that it names; `None`: off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// The language of messages; `None`: the caller's own choice.
    pub language: Option<Language>,
}

impl Settings {
    /// The severity at which `rule` reports; `None` where it is off. A rule's own level goes before its group's.
    pub fn level(&self, rule: &Rule) -> Option<Severity> {
        let group = rule.id.split('/').next().unwrap_or(rule.id);
        let chosen = self.levels.get(rule.id).or_else(|| self.levels.get(group));
        chosen.copied().unwrap_or(rule.level)
    }

    /// The rules that are on, each with its severity, in the order of the manual.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        rules::RULES.iter().filter_map(|&it| Some((it, self.level(it)?)))
    }
}
