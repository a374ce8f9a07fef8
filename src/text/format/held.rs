//! Which of the fields that were asked for the records of a publishing system hold.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::Field;

/// So many of the records that lack a field are looked into, so deep, for fields that might have been meant; so many are named.
const LOOKED: usize = 16;
const DEPTH: usize = 4;
const NAMED: usize = 12;
/// A field is meant by a name as like it as this (Jaro-Winkler, from 0 to 1).
const ALIKE: f64 = 0.8;

/// What the records that were read hold of the fields that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How many records were read.
    pub records: usize,
    // For each field asked for, whether a record had it, be it empty or null.
    fields: Vec<bool>,
    // The fields with text of the first records that lacked one.
    others: Vec<String>,
    looked: usize,
}

impl Held {
    /// One record, of whose fields these are the values.
    pub(super) fn of_values(values: &[Option<&RawValue>]) -> Self {
        // What is no text is no article either: `content` where `content.rendered` holds the words.
        let is_text = |it: &Option<&RawValue>| it.is_some_and(|it| it.get().starts_with('"') || it.get() == "null");
        Self { records: 1, fields: values.iter().map(is_text).collect(), ..Self::default() }
    }

    /// Takes in the record in `json`.
    pub fn take(&mut self, record: &Self, json: &str) {
        if self.looked < LOOKED && record.fields.contains(&false) {
            self.looked += 1;
            texts(json, "", DEPTH, &mut self.others);
        }
        self.merge(record);
    }

    /// Takes in the records of another file.
    pub fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.fields.resize(self.fields.len().max(other.fields.len()), false);
        self.fields.iter_mut().zip(&other.fields).for_each(|(it, other)| *it |= other);
        self.looked += other.looked;
        for it in &other.others {
            note(it, &mut self.others);
        }
    }

    /// Whether records were read and none held any of the fields.
    pub fn is_nothing(&self) -> bool {
        self.records > 0 && !self.fields.contains(&true)
    }

    /// What is to be said of each field of `asked` that no record holds, with the nearest one that a record does; nothing where no record was
    /// read.
    pub fn missing<'a>(&'a self, asked: &'a [Field]) -> impl Iterator<Item = String> + 'a {
        asked.iter().zip(&self.fields).filter(|it| !it.1).map(|(it, _)| {
            let name = it.to_string();
            let like = |other: &String| strsim::jaro_winkler(&name, other);
            let nearest = self.others.iter().max_by(|a, b| like(a).total_cmp(&like(b))).filter(|it| like(it) > ALIKE);
            let listed = || self.others.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
            let hint = match nearest {
                Some(it) => format!("did you mean `{it}`?"),
                None if self.others.is_empty() => "no field of theirs holds text".to_owned(),
                None => format!("text is in {}", listed()),
            };
            format!("no record has the field `{name}`; {hint}")
        })
    }
}

// The fields of a record that hold text or null, in the order of their names.
fn texts(json: &str, prefix: &str, depth: usize, out: &mut Vec<String>) {
    let Ok(object) = serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(json) else { return };
    for (key, value) in object {
        let path = format!("{prefix}{key}");
        match value.get().chars().next() {
            Some('"' | 'n') => note(&path, out),
            Some('{') if depth > 0 => texts(value.get(), &format!("{path}."), depth - 1, out),
            _ => {}
        }
    }
}

fn note(field: &str, out: &mut Vec<String>) {
    if out.len() < NAMED && !out.iter().any(|it| it == field) {
        out.push(field.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::super::records;
    use super::*;

    fn missing(json: &str, asked: &[&str]) -> Vec<String> {
        let asked: Vec<Field> = asked.iter().map(|it| it.parse().unwrap()).collect();
        records(json, &asked, true).unwrap().1.missing(&asked).collect()
    }

    #[test]
    fn names_what_a_record_holds_instead() {
        let json = "{\"id\":1,\"title\":null}\n{\"id\":2,\"content\":{\"rendered\":\"نص\"}}\n";
        assert!(missing(json, &["title", "content.rendered:html"]).is_empty());
        assert_eq!(missing(json, &["titel"]), ["no record has the field `titel`; did you mean `title`?"]);
        let json = "{\"body\":\"نص\",\"content\":{\"rendered\":\"نص\"}}";
        assert_eq!(missing(json, &["bdoy"]), ["no record has the field `bdoy`; did you mean `body`?"]);
        assert_eq!(missing(json, &["content"]), ["no record has the field `content`; did you mean `content.rendered`?"]);
        assert_eq!(missing(json, &["lead"]), ["no record has the field `lead`; text is in `body`, `content.rendered`"]);
        assert!(missing("", &["lead"]).is_empty(), "where there is no record, nothing is missing");
    }
}
