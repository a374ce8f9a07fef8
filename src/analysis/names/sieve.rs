//! A sieve over the words of a story: nearly all of them are none of its names, and fall through for two bits.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use smallvec::SmallVec;

use crate::arabic::clitic::readings;

use super::form::Form;

/// A key's place in a sieve, of 4,096.
pub(super) type Mesh = u16;

/// The keys that are looked for.
pub(super) struct Sieve {
    bits: [u64; 64],
}

impl Sieve {
    /// A sieve that holds words with these keys, with proclitics or without.
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k str>) -> Self {
        let mut out = Self { bits: [0; 64] };
        for mesh in keys.map(mesh) {
            if let Some(it) = out.bits.get_mut(usize::from(mesh / 64)) {
                *it |= 1 << (mesh % 64);
            }
        }
        out
    }

    /// Whether a word may have one of the keys, behind its proclitics. `false` is sure.
    pub(super) fn may_hold(&self, form: &Form) -> bool {
        form.meshes.iter().any(|&mesh| self.bits.get(usize::from(mesh / 64)).is_some_and(|it| it >> (mesh % 64) & 1 == 1))
    }
}

/// Where the readings of the word with that key fall.
pub(super) fn meshes(key: &str) -> SmallVec<[Mesh; 4]> {
    let readings = readings(key);
    // A family name in -ي that comes with the article and without: عسيري، العسيري
    let bare = readings.iter().filter(|it| key.ends_with('ي') && it.rest.starts_with("ال")).filter_map(|it| it.rest.strip_prefix("ال"));
    readings.iter().map(|it| it.rest.as_ref()).chain(bare).map(mesh).collect()
}

fn mesh(key: &str) -> Mesh {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    u16::try_from(hasher.finish() >> 52).unwrap_or_default()
}
