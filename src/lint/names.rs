//! `names.toml`: the newsroom's names, read as typed values and changed in place.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::analysis::names::desk::Desk;
use crate::arabic::date::Date;
use crate::lexicon::desk::{Entry, Role, plain};
use crate::lexicon::kind::Kind;

use super::typed::{self, ConfigError, Fault};

/// The name of the file.
pub const FILE: &str = "names.toml";

/// The names that a newsroom writes in one way, and those that are easily taken for each other.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Names {
    /// People.
    #[serde(default)]
    person: Vec<Bearer>,
    /// Companies, parties, ministries, papers, armed groups.
    #[serde(default)]
    organisation: Vec<Bearer>,
    /// Countries, cities, places.
    #[serde(default)]
    place: Vec<Bearer>,
    /// Pairs of names that are two different people, however alike.
    #[serde(default)]
    apart: Vec<Apart>,
}

/// One bearer of a name.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Bearer {
    /// The form that the newsroom writes: full name, no title.
    #[cfg_attr(test, schemars(with = "String"))]
    name: Spanned<String>,
    /// Further spellings and short forms that are right too.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    spellings: Vec<Spanned<String>>,
    /// Offices that the person holds or held.
    #[serde(default)]
    role: Vec<Office>,
    /// The name in Latin letters.
    latin: Option<String>,
    /// What the newsroom wants to be remembered; shown where the name stands.
    note: Option<String>,
}

/// An office with the time in which it was held.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Office {
    /// The office title as it stands before the name.
    #[cfg_attr(test, schemars(with = "String"))]
    title: Spanned<String>,
    /// From when: 2021-01-20, "2021-01" or 2021.
    #[cfg_attr(test, schemars(with = "Option<When>"))]
    since: Option<Spanned<When>>,
    /// Until when, that day, month or year included.
    #[cfg_attr(test, schemars(with = "Option<When>"))]
    until: Option<Spanned<When>>,
}

/// A day (a TOML date or a text), a month (a text) or a year (a number or a text).
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum When {
    /// 2021-01-20
    Day(#[cfg_attr(test, schemars(with = "String"))] Datetime),
    /// 2021
    Year(i64),
    /// "2021-01"
    Text(String),
}

/// Two names that are two people.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Apart {
    /// The two names.
    #[cfg_attr(test, schemars(with = "[String; 2]"))]
    names: Spanned<Vec<String>>,
}

/// The nearest `names.toml` in `folder` or above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|it| it.join(FILE)).find(|it| it.is_file())
}

/// Reads a file of names.
///
/// # Errors
/// The file can't be read, is no TOML, or holds a key or value that is not known.
pub fn load(path: &Path) -> Result<Desk, ConfigError> {
    parse(path, &typed::read(path, "`tadqiq learn` proposes one")?)
}

/// The names that `text` writes; `path` stands for it in errors.
///
/// # Errors
/// It is no TOML, or holds a key or value that is not known.
pub fn parse(path: &Path, text: &str) -> Result<Desk, ConfigError> {
    desk(text).map_err(|it| ConfigError::at(path, text, it))
}

fn desk(text: &str) -> Result<Desk, Fault> {
    let names: Names = typed::parse(text)?;
    let kinds = [(Kind::Person, names.person), (Kind::Organisation, names.organisation), (Kind::Place, names.place)];
    let bearers = kinds.into_iter().flat_map(|(kind, bearers)| bearers.into_iter().map(move |it| (kind, it)));
    let entries = bearers.map(|(kind, it)| entry(kind, it)).collect::<Result<Vec<Entry>, Fault>>()?;
    let mut apart = Vec::new();
    for it in names.apart {
        let at = it.names.span().start;
        let [a, b] = it.names.get_ref().as_slice() else {
            return Err((at, "`names` is two names: [\"سعد القحطاني\", \"سعود القحطاني\"]".to_owned()));
        };
        if plain(a) == plain(b) || plain(a).is_empty() || plain(b).is_empty() {
            return Err((at, "`names` is two names that differ".to_owned()));
        }
        apart.push((a.clone(), b.clone()));
    }
    Ok(Desk::new(entries, &apart))
}

fn entry(kind: Kind, it: Bearer) -> Result<Entry, Fault> {
    let spellings = it.spellings.iter().map(written).collect::<Result<_, _>>()?;
    let role = |it: Office| Ok(Role { title: written(&it.title)?, since: day(it.since)?, until: day(it.until)? });
    let mut roles = Vec::new();
    for office in it.role {
        let at = office.title.span().start;
        let role: Role = role(office)?;
        if let (Some(since), Some(until)) = (role.since, role.until)
            && until.is_before(since)
        {
            return Err((at, format!("the office ends ({until}) before it begins ({since})")));
        }
        roles.push(role);
    }
    Ok(Entry { name: written(&it.name)?, kind, spellings, roles, latin: it.latin, note: it.note })
}

fn written(name: &Spanned<String>) -> Result<String, Fault> {
    let words = name.get_ref().split_whitespace().collect::<Vec<_>>().join(" ");
    let arabic = words.chars().any(crate::arabic::letter::is_arabic);
    if arabic { Ok(words) } else { Err((name.span().start, "a name in Arabic letters belongs here".to_owned())) }
}

fn day(it: Option<Spanned<When>>) -> Result<Option<Date>, Fault> {
    let Some(it) = it else { return Ok(None) };
    let text = match it.get_ref() {
        When::Day(it) => it.date.map_or_else(String::new, |it| it.to_string()),
        When::Year(it) => it.to_string(),
        When::Text(it) => it.clone(),
    };
    let wrong = || (it.span().start, format!("`{text}` is no date; write 2021-01-20, \"2021-01\" or 2021"));
    Date::parse(&text).map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        desk(text).unwrap_err()
    }

    #[test]
    fn reads_names_with_roles_and_pairs() {
        let desk = desk(concat!(
            "[[person]]\nname = \"سناء  المرزوق\"\nspellings = [\"ثناء المرزوق\"]\nlatin = \"Sana\"\nnote = \"ملاحظة\"\n",
            "[[person.role]]\ntitle = \"وزيرة الثقافة\"\nsince = 2019-02-01\nuntil = \"2021-06\"\n",
            "[[place]]\nname = \"إسطنبول\"\n",
            "[[apart]]\nnames = [\"سعد القحطاني\", \"سعود القحطاني\"]\n",
        ))
        .unwrap();
        let [person, place] = desk.entries() else { panic!("{desk:?}") };
        assert_eq!((person.name.as_str(), place.kind), ("سناء المرزوق", Kind::Place));
        let role = &person.roles[0];
        assert_eq!((role.since, role.until), (Date::new(2019, 2, 1), Date::parse("2021-06")));
        assert!(desk.apart("سعود القحطاني", "سعد القحطاني") && !desk.apart("سعد القحطاني", "سعيد القحطاني"));
    }

    #[test]
    fn names_the_place_and_the_nearest_key() {
        assert_eq!(fault("[[person]]\nnam = \"سناء\"\n"), (11, "unknown key `nam`; did you mean `name`?".to_owned()));
        assert_eq!(fault("[[persons]]\nname = \"سناء\"\n").1, "unknown key `persons`; did you mean `person`?");
        let (at, message) = fault("[[person]]\nname = \"سناء\"\nrole = [{ title = \"الوزيرة\", until = \"2021-13\" }]\n");
        assert!(at > 40 && message.starts_with("`2021-13` is no date"), "{at} {message}");
        assert!(fault("[[person]]\nname = \"Sana\"\n").1.contains("Arabic letters"));
        assert!(fault("[[apart]]\nnames = [\"سناء\"]\n").1.contains("two names"));
        let backwards = "[[person]]\nname = \"سناء\"\nrole = [{ title = \"الوزيرة\", since = 2021, until = 2019 }]\n";
        assert!(fault(backwards).1.contains("before it begins"));
        assert!(fault("[[person]]\nlatin = \"x\"\n").1.contains("name"));
    }

    #[test]
    fn the_schema_is_that_of_the_types() {
        crate::lint::schema::compare::<Names>("names.schema.json");
    }
}
