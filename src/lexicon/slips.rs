//! What slips in quotation marks are like: how much each sign of a repair speaks for it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Weights (natural logarithms), learned from slips that readers mended: where the opening mark is missing, and where the closing one is.
static TABLE: LazyLock<[FxHashMap<&str, f32>; 2]> = LazyLock::new(|| super::marks::weights(include_str!("slips.tsv")));

/// The weight of `sign` for a repair where the mark, opening or closing, is missing; 0 for what the table does not hold.
pub fn weight(opening: bool, sign: &str) -> f32 {
    let [open, close] = &*TABLE;
    if opening { open } else { close }.get(sign).copied().unwrap_or(0.0)
}
