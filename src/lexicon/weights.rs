//! What was learned from articles that readers labelled: how much each sign speaks for a decision, and against it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What stands in marks, three decisions by one set of signs: somebody's words (above 0) or the name of something; of names, that of a work or body or a
/// term; of words, a clause of their own or a few in the narrator's sentence. `base` is the weight of every quotation.
pub static KINDS: Table<3> = Table(LazyLock::new(|| read(include_str!("kinds.tsv"))));
/// Who of those who may have said the words did: the highest sum.
pub static SPEAKERS: Table<1> = Table(LazyLock::new(|| read(include_str!("speakers.tsv"))));
/// Which of the words beside a quotation reports it: the highest sum.
pub static REPORTS: Table<1> = Table(LazyLock::new(|| read(include_str!("reports.tsv"))));
/// Whether a speaker's name or noun phrase goes on behind a word (above 0) or ends there; `base` is the weight of every word.
pub static EXTENTS: Table<1> = Table(LazyLock::new(|| read(include_str!("extents.tsv"))));

/// Weights (natural logarithms) by sign, of one decision or of several.
pub struct Table<const N: usize>(LazyLock<FxHashMap<&'static str, [f32; N]>>);

impl<const N: usize> Table<N> {
    /// The weights of `sign`, decision by decision; 0 for what the table does not hold.
    pub fn weights(&self, sign: &str) -> [f32; N] {
        self.0.get(sign).copied().unwrap_or([0.0; N])
    }
}

impl Table<1> {
    /// The weight of `sign`; 0 for what the table does not hold.
    pub fn weight(&self, sign: &str) -> f32 {
        let [weight] = self.weights(sign);
        weight
    }
}

// A weight that is left out is 0.
fn read<const N: usize>(text: &'static str) -> FxHashMap<&'static str, [f32; N]> {
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    lines
        .filter_map(|line| {
            let (sign, rest) = line.split_once('\t')?;
            let mut weights = [0.0; N];
            for (weight, field) in weights.iter_mut().zip(rest.split('\t')).filter(|it| !it.1.is_empty()) {
                *weight = field.parse().ok()?;
            }
            Some((sign, weights))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn every_line_of_each_table_is_read() {
        let lines = |text: &str| text.lines().filter(|it| !it.starts_with('#')).count();
        let kinds = include_str!("kinds.tsv");
        assert_eq!(read::<3>(kinds).len(), lines(kinds), "a line is no sign with weights, or a sign stands twice");
        assert!(read::<3>(kinds).get("base").is_some_and(|it| it.iter().all(|weight| *weight != 0.0)));
        for text in [include_str!("speakers.tsv"), include_str!("reports.tsv"), include_str!("extents.tsv")] {
            assert_eq!(read::<1>(text).len(), lines(text), "a line is no sign with a weight, or a sign stands twice");
        }
        assert!(read::<1>(include_str!("extents.tsv")).contains_key("base"));
    }
}
