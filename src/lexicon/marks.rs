//! What stands around quotation marks: how much each sign of a place speaks for a mark there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Weights of the features of places (natural logarithms), learned from well-formed quotations.
static TABLE: LazyLock<BTreeMap<(&str, &str), f32>> = LazyLock::new(|| {
    include_str!("marks.tsv")
        .lines()
        .filter(|it| !it.starts_with('#'))
        .filter_map(|it| {
            let mut columns = it.split('\t');
            let (side, feature, weight) = (columns.next()?, columns.next()?, columns.next()?);
            Some(((side, feature), weight.parse().ok()?))
        })
        .collect()
});

/// The weight of `feature` for the mark of `side` (`open` or `close`); 0 for what the table does not hold.
pub fn weight(side: &str, feature: &str) -> f32 {
    TABLE.get(&(side, feature)).copied().unwrap_or(0.0)
}
