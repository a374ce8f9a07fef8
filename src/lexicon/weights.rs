//! What was learned from articles that readers labelled: how much each sign speaks for a decision, and against it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Whether marks hold somebody's words (above 0) or the name of something; `base` is the weight of every quotation.
pub static KINDS: Table = Table(LazyLock::new(|| read(include_str!("kinds.tsv"))));
/// Who of those who may have said the words did: the highest sum.
pub static SPEAKERS: Table = Table(LazyLock::new(|| read(include_str!("speakers.tsv"))));
/// Which of the words beside a quotation reports it: the highest sum.
pub static REPORTS: Table = Table(LazyLock::new(|| read(include_str!("reports.tsv"))));
/// Whether a speaker's name or noun phrase goes on behind a word (above 0) or ends there; `base` is the weight of every word.
pub static EXTENTS: Table = Table(LazyLock::new(|| read(include_str!("extents.tsv"))));

/// Weights (natural logarithms) by sign.
pub struct Table(LazyLock<FxHashMap<&'static str, f32>>);

impl Table {
    /// The weight of `sign`; 0 for what the table does not hold.
    pub fn weight(&self, sign: &str) -> f32 {
        self.0.get(sign).copied().unwrap_or(0.0)
    }
}

fn read(text: &'static str) -> FxHashMap<&'static str, f32> {
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|it| it.split_once('\t')).filter_map(|(sign, weight)| Some((sign, weight.parse().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_each_table_is_read() {
        for text in [include_str!("kinds.tsv"), include_str!("speakers.tsv"), include_str!("reports.tsv"), include_str!("extents.tsv")] {
            let lines = text.lines().filter(|it| !it.starts_with('#')).count();
            assert_eq!(super::read(text).len(), lines, "a line is no sign with a weight, or a sign stands twice");
        }
        for table in [include_str!("kinds.tsv"), include_str!("extents.tsv")] {
            assert!(super::read(table).contains_key("base"));
        }
    }
}
