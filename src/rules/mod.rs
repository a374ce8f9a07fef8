//! Opinions over facts. A rule is one stem: `quotes/unclosed.rs` (what the machine does) and `quotes/unclosed.md`
//! (what a person reads, and the rule's tests).

pub mod attribution;
pub mod finding;
pub mod names;
pub mod quotes;
pub mod style;

use crate::analysis::story::Story;
use finding::{Finding, Severity};

/// A named check with a page.
pub struct Rule {
    /// `group/kebab-name`, after the fault.
    pub id: &'static str,
    /// How grave its findings are unless the configuration says otherwise; `None`: off unless asked for.
    pub level: Option<Severity>,
    /// The severity of its findings where it is switched on without one.
    pub severity: Severity,
    /// One line in Arabic.
    pub summary_ar: &'static str,
    /// One line in English.
    pub summary_en: &'static str,
    /// The rule's page, Markdown.
    pub page: &'static str,
    /// The check: what it finds in a story, in any order.
    pub check: fn(&Rule, &Story) -> Vec<Finding>,
}

/// Every rule, in the order of the manual.
pub const RULES: &[&Rule] = &[
    &quotes::reversed::RULE,
    &quotes::unclosed::RULE,
    &quotes::unopened::RULE,
    &quotes::mismatched_pair::RULE,
    &quotes::doubled::RULE,
    &quotes::unrepairable::RULE,
    &quotes::empty::RULE,
    &quotes::glued::RULE,
    &quotes::swapped::RULE,
    &quotes::inner_space::RULE,
    &quotes::open_paragraphs::RULE,
    &quotes::mixed_style::RULE,
    &names::inconsistent::RULE,
    &names::inconsistent_across_files::RULE,
    &names::outdated_title::RULE,
    &names::first_mention::RULE,
    &names::repeated_title::RULE,
    &attribution::missing::RULE,
    &attribution::distant::RULE,
    &attribution::gender::RULE,
    &attribution::anonymous::RULE,
    &attribution::loaded_verb::RULE,
    &style::nested_quotes::RULE,
    &style::stop_and_quote::RULE,
];

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|it| it.id == id)
}
