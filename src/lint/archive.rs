//! The names of many files in one table: read in parallel, taken in in the order of the files, and forgotten file by file.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::names::archive::{Archive, Cast};

/// So many files are read before what they hold is taken in: enough to keep all threads at work, few enough to keep in memory.
const AT_ONCE: usize = 512;

/// The names of `items`. `read` gives the name of an item and what its stories leave behind; `done` is told after each lot how many more items
/// were read. What can't be read comes back, in the order of the items. The order of the items alone decides what stands in the table.
pub fn gather<T: Sync, E: Send>(
    items: &[T],
    read: impl Fn(&T) -> Result<(Arc<str>, Vec<Cast>), E> + Sync,
    mut done: impl FnMut(usize),
) -> (Archive, Vec<E>) {
    let (mut archive, mut errors) = (Archive::default(), Vec::new());
    for lot in items.chunks(AT_ONCE) {
        let casts: Vec<_> = lot.par_iter().map(&read).collect();
        for it in casts {
            match it {
                Ok((file, casts)) => casts.iter().for_each(|it| archive.add(&file, it)),
                Err(it) => errors.push(it),
            }
        }
        done(lot.len());
    }
    (archive, errors)
}
