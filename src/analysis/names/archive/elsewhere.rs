//! How other stories spell a story's names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Archive;

impl Archive {
    /// Spellings that stand in fewer stories than another spelling of the same person.
    pub fn elsewhere(&self) -> Elsewhere {
        let mut out = BTreeMap::new();
        for bearer in self.bearers() {
            let Some((right, rest)) = bearer.spellings.split_first() else { continue };
            for it in rest.iter().filter(|it| right.count.stories >= 2 && right.count.stories > it.count.stories) {
                let other =
                    Other { text: right.text.to_string(), stories: right.count.stories, file: Arc::clone(&right.file), line: right.line };
                out.insert(it.text.to_string(), other);
            }
        }
        Elsewhere(out)
    }
}

/// How other stories spell the names of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere(BTreeMap<String, Other>);

impl Elsewhere {
    /// How others spell the name that is written `text` here; `None`: as here, or nobody else names that person.
    pub fn get(&self, text: &str) -> Option<&Other> {
        self.0.get(text)
    }
}

/// The spelling of other stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The spelling.
    pub text: String,
    /// In how many stories it stands.
    pub stories: u32,
    /// The first of them.
    pub file: Arc<str>,
    /// The line there, from 1.
    pub line: u32,
}
