//! What stands in quotation marks: how much each sign of a quotation speaks for somebody's words, and against the name of something.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Weights (natural logarithms), learned from quotations that readers labelled.
static TABLE: LazyLock<FxHashMap<&str, f32>> = LazyLock::new(|| {
    let lines = include_str!("kinds.tsv").lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|it| it.split_once('\t')).filter_map(|(sign, weight)| Some((sign, weight.parse().ok()?))).collect()
});

/// The weight of `sign` for somebody's words; 0 for what the table does not hold. `base` is the weight of every quotation.
pub fn weight(sign: &str) -> f32 {
    TABLE.get(sign).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = || include_str!("kinds.tsv").lines().filter(|it| !it.starts_with('#'));
        assert_eq!(super::TABLE.len(), lines().count(), "a line is no sign with a weight, or a sign stands twice");
        assert!(super::TABLE.contains_key("base"));
    }
}
