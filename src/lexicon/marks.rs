//! What stands around quotation marks: how much each sign of a place speaks for a mark there.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Weights of the signs of places (natural logarithms), learned from well-formed quotations: for opening and for closing marks.
static TABLE: LazyLock<[FxHashMap<&str, f32>; 2]> = LazyLock::new(|| weights(include_str!("marks.tsv")));

/// Reads a table of signs with a weight for the opening mark and one for the closing mark.
pub(super) fn weights(table: &'static str) -> [FxHashMap<&'static str, f32>; 2] {
    let mut out = [FxHashMap::default(), FxHashMap::default()];
    for line in table.lines().filter(|it| !it.starts_with('#')) {
        let mut columns = line.split('\t');
        let Some(sign) = columns.next() else { continue };
        for (side, weight) in out.iter_mut().zip(columns) {
            if let Ok(weight) = weight.parse() {
                side.insert(sign, weight);
            }
        }
    }
    out
}

/// The weight of `sign` for the missing mark, opening or closing; 0 for what the table does not hold.
pub fn weight(opening: bool, sign: &str) -> f32 {
    let [open, close] = &*TABLE;
    if opening { open } else { close }.get(sign).copied().unwrap_or(0.0)
}
