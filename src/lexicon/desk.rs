//! A newsroom's own names: what `names.toml` says. How they are found in a text is for the analysis.

use crate::arabic::date::Date;
use crate::arabic::fold::{key, skeleton};

use super::kind::Kind;

/// One bearer of a name, as the newsroom writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The form that the newsroom wants, words parted by single spaces.
    pub name: String,
    /// What bears it.
    pub kind: Kind,
    /// Further spellings that are right too.
    pub spellings: Vec<String>,
    /// Offices that the person holds or held.
    pub roles: Vec<Role>,
    /// The name in Latin letters.
    pub latin: Option<String>,
    /// What the newsroom wants to be remembered.
    pub note: Option<String>,
}

impl Entry {
    /// Every way of writing the name that is right, the wanted one first.
    pub fn accepted(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.spellings.iter().map(String::as_str))
    }

    /// The offices whose words are those of `title` or begin with them, or which begin it: الرئيس for الرئيس الأميركي.
    pub fn roles_like<'e>(&'e self, title: &str) -> impl Iterator<Item = &'e Role> {
        let title = keys(title);
        self.roles.iter().filter(move |it| {
            let own = keys(&it.title);
            !title.is_empty() && (own.starts_with(&title) || title.starts_with(&own))
        })
    }
}

fn keys(words: &str) -> Vec<String> {
    words.split_whitespace().map(|it| key(&skeleton(it))).collect()
}

/// An office with the time in which it was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The office title: الرئيس الأميركي
    pub title: String,
    /// From when; `None`: always.
    pub since: Option<Date>,
    /// Until when, that day, month or year included; `None`: still.
    pub until: Option<Date>,
}

impl Role {
    /// Whether the office was over before `date`.
    pub fn is_over(&self, date: Date) -> bool {
        self.until.is_some_and(|it| it.is_before(date))
    }

    /// Whether the office is held on `date`.
    pub fn holds(&self, date: Date) -> bool {
        !self.is_over(date) && !self.since.is_some_and(|it| date.is_before(it))
    }
}

/// Words of a name without tashkeel and tatweel, parted by single spaces: how names are compared.
pub fn plain(name: &str) -> String {
    name.split_whitespace().map(skeleton).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}
