//! What many stories leave behind, kept story by story: from it those are asked who name somebody whom one story names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::analysis::names::spelling::parts;

use super::evidence::blocks;
use super::{Archive, Cast, key};

/// So many stories are asked about one name.
const ASKED: usize = 100;

/// The casts of many stories.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The stories, each with what it is known by, and its file as a person is told of it.
    stories: Vec<(Arc<str>, Arc<str>, Cast)>,
    /// Stories by what they are known by; `None`: nobody is named in them.
    place: FxHashMap<Arc<str>, Option<usize>>,
    /// Where names stand, story and name, by their keys and by what spellings of foreign ones share.
    names: FxHashMap<String, Vec<(u32, u32)>>,
}

impl Library {
    /// Takes in a story that is known by `id` and stands in `file`, in the place of what was known by that before.
    pub fn set(&mut self, id: &str, file: &str, cast: Cast) {
        if let Some(it) = self.place.get(id).and_then(|it| self.stories.get_mut((*it)?)) {
            it.2 = Cast::default();
        }
        let (id, at): (Arc<str>, usize) = (id.into(), self.stories.len());
        self.place.insert(Arc::clone(&id), (!cast.is_empty()).then_some(at));
        if cast.is_empty() {
            return;
        }
        for (name, it) in cast.names.iter().enumerate() {
            if let (Ok(story), Ok(name)) = (u32::try_from(at), u32::try_from(name)) {
                looked_up(&it.text).into_iter().for_each(|it| self.names.entry(it).or_default().push((story, name)));
            }
        }
        self.stories.push((id, file.into(), cast));
    }

    /// Whether it was given a story that is known by `id`, be somebody named in it or not.
    pub fn knows(&self, id: &str) -> bool {
        self.place.contains_key(id)
    }

    /// Adds to `archive` how stories name the people of `cast`, but for those that are known by one of `but`.
    pub fn tell(&self, archive: &mut Archive, cast: &Cast, but: &BTreeSet<Arc<str>>) {
        let mut found: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for it in cast.names.iter().flat_map(|it| looked_up(&it.text)) {
            for &(story, name) in self.names.get(&it).into_iter().flatten().take(ASKED) {
                found.entry(story).or_default().insert(name);
            }
        }
        for (story, names) in found {
            let Some((_, file, cast)) = self.stories.get(story as usize).filter(|it| !but.contains(&it.0)) else { continue };
            let names = names.into_iter().filter_map(|it| cast.names.get(it as usize).cloned()).collect();
            archive.add(file, &Cast { names, pairs: cast.pairs.clone(), date: cast.date });
        }
    }
}

// The words under which a name is looked for.
fn looked_up(text: &str) -> Vec<String> {
    let parts = parts(text);
    let mut out = vec![key(&parts)];
    out.extend(blocks(&parts));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::story::Story;
    use crate::text::document::Document;
    use crate::text::format::Format;

    fn cast(text: &str) -> Cast {
        Cast::of(&Story::read(Document::new(text, Format::Plain), None))
    }

    fn told(library: &Library, cast: &Cast, but: &[&str]) -> Vec<String> {
        let mut archive = Archive::default();
        library.tell(&mut archive, cast, &but.iter().map(|it| Arc::from(*it)).collect());
        archive.bearers().iter().flat_map(|it| it.spellings.iter().map(|it| format!("{} {}", it.text, it.count.stories))).collect()
    }

    #[test]
    fn tells_of_a_storys_people_only_and_forgets_what_is_replaced() {
        let mut library = Library::default();
        library.set("/a", "a", cast("وصل وزير الخارجية هنري كيسنجر أمس مع سالم المرزوق."));
        library.set("/b", "b", cast("عاد وزير الخارجية هنري كيسنجر اليوم."));
        library.set("/c", "c", cast("لا أحد هنا."));
        let here = cast("غادر وزير الخارجية هنري كسنجر القاعة.");
        assert_eq!(told(&library, &here, &[]), ["هنري كيسنجر 2"]);
        assert!(library.knows("/c") && !library.knows("/d"));
        assert_eq!(told(&library, &here, &["/a"]), ["هنري كيسنجر 1"]);
        library.set("/b", "b", cast("عاد وزير الخارجية هنري كسنجر اليوم."));
        assert_eq!(told(&library, &here, &[]), ["هنري كيسنجر 1", "هنري كسنجر 1"].map(str::to_owned));
        library.set("/a", "a", Cast::default());
        assert_eq!(told(&library, &here, &[]), ["هنري كسنجر 1"]);
    }
}
