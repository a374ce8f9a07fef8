//! Many articles read in bounded memory: in parallel, lot by lot, each forgotten when what is wanted of it is taken in.

use std::convert::Infallible;

use rayon::prelude::*;

use crate::analysis::names::archive::{Archive, Cast};
use crate::analysis::story::Story;
use crate::lint::files::FileError;
use crate::lint::lots::Lot;

use super::input::Source;
use super::progress::Progress;

/// So many files, or lots of records instead of [`LOT`] of them each, are read before what is wanted of them is taken in: enough to keep all
/// threads at work, few enough to keep in memory.
const AT_ONCE: usize = 512;
/// A lot of records is as much work and memory as so many files.
const LOT: usize = 16;

/// A source, or some of its records.
enum Portion<'s> {
    Whole(&'s Source),
    Lot(&'s Source, Lot),
    Unread(&'s Source, FileError),
}

impl<'s> Portion<'s> {
    fn of(source: &'s Source) -> Box<dyn Iterator<Item = Self> + 's> {
        match source.lots() {
            Ok(None) => Box::new(std::iter::once(Self::Whole(source))),
            Ok(Some(lots)) => Box::new(lots.map(move |it| match it {
                Ok(it) => Self::Lot(source, it),
                Err(it) => Self::Unread(source, it),
            })),
            Err(it) => Box::new(std::iter::once(Self::Unread(source, it))),
        }
    }

    fn source(&self) -> &'s Source {
        match self {
            Self::Whole(it) | Self::Lot(it, _) | Self::Unread(it, _) => it,
        }
    }

    fn weight(&self) -> usize {
        if matches!(self, Self::Lot(..)) { LOT } else { 1 }
    }

    fn bytes(&self) -> u64 {
        if let Self::Lot(_, it) = self { it.text.len() as u64 } else { self.source().size() }
    }

    // What is made of its stories, each of which is forgotten then.
    fn read<R>(self, make: impl Fn(&Source, &Story) -> R) -> Result<Vec<R>, FileError> {
        let source = self.source();
        let documents = match self {
            Self::Whole(it) => it.documents(&it.read()?.text),
            Self::Lot(it, lot) => it.articles(&lot.text, lot.before),
            Self::Unread(_, it) => Err(it),
        }?;
        Ok(documents.into_iter().map(|it| make(source, &source.story(it))).collect())
    }
}

/// Reads the stories of `sources`: `make` makes of each what is wanted, in parallel, and `take` takes that in, in the order of the sources and of
/// the stories in them, once or more often for each source. Of a source that can't be read, `take` is told why, after what could be read of it.
pub(super) fn each<R: Send, E>(
    sources: &[&Source],
    progress: &Progress,
    make: impl Fn(&Source, &Story) -> R + Sync,
    mut take: impl FnMut(&Source, Result<Vec<R>, FileError>) -> Result<(), E>,
) -> Result<(), E> {
    let mut portions = sources.iter().copied().flat_map(Portion::of).peekable();
    while portions.peek().is_some() {
        let (mut batch, mut weight, mut bytes) = (Vec::new(), 0, 0);
        while weight < AT_ONCE
            && let Some(it) = portions.next()
        {
            weight += it.weight();
            bytes += if progress.counts_bytes() { it.bytes() } else { 0 };
            batch.push(it);
        }
        let files = batch.len();
        let read: Vec<_> = batch.into_par_iter().map(|it| (it.source(), it.read(&make))).collect();
        progress.hide(|| read.into_iter().try_for_each(|(source, it)| take(source, it)))?;
        progress.add(if progress.counts_bytes() { bytes } else { files as u64 });
    }
    progress.finish();
    Ok(())
}

/// The names of sources in one table, and what of them can't be read.
pub(super) fn archive(sources: &[&Source], quiet: bool) -> (Archive, Vec<FileError>) {
    let (mut archive, mut errors) = (Archive::default(), Vec::new());
    let progress = Progress::over(sources, quiet);
    let take = |source: &Source, casts: Result<Vec<Cast>, FileError>| {
        match casts {
            Ok(casts) => {
                let file = source.label().into();
                casts.iter().for_each(|it| archive.add(&file, it));
            }
            Err(it) => errors.push(it),
        }
        Ok::<(), Infallible>(())
    };
    let Ok(()) = each(sources, &progress, |_, story| Cast::of(story), take);
    (archive, errors)
}
