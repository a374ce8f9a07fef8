//! `names.toml` changed in place: what else stands in it, comments included, stays as it is.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::lexicon::desk::plain;

use super::names::parse;
use super::typed::ConfigError;

/// What a newsroom decides about names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Change {
    /// A person is written so.
    Name(String),
    /// A spelling of a person's name is right too.
    Spelling {
        /// The name that the newsroom writes.
        name: String,
        /// The other spelling.
        spelling: String,
    },
    /// Two names are two people's.
    Apart(String, String),
}

/// The text of a `names.toml` after `change`; as it is, where it says so already. `path` stands for the file in errors.
///
/// # Errors
/// The text is no `names.toml`.
pub fn apply(path: &Path, text: &str, change: &Change) -> Result<String, ConfigError> {
    let desk = parse(path, text)?;
    let mut document: DocumentMut = text.parse().map_err(|it: toml_edit::TomlError| ConfigError::whole(path, it.message()))?;
    let listed = |name: &str| desk.entries().iter().any(|it| it.accepted().any(|it| plain(it) == plain(name)));
    match change {
        Change::Name(name) if !listed(name) => push(&mut document, "person", &[("name", name.into())]),
        Change::Spelling { name, spelling } if !listed(spelling) => {
            if !listed(name) {
                push(&mut document, "person", &[("name", name.into())]);
            }
            accept(&mut document, name, spelling);
        }
        Change::Apart(a, b) if !desk.apart(&plain(a), &plain(b)) => {
            push(&mut document, "apart", &[("names", Value::from_iter([a, b]))]);
        }
        _ => {}
    }
    let out = document.to_string();
    // What was written must be what a reader of the file accepts.
    parse(path, &out).map(|_| out)
}

// A table more in the list of that name, in the form that the file has.
fn push(document: &mut DocumentMut, list: &str, fields: &[(&str, Value)]) {
    let item = document.entry(list).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    match item {
        Item::Value(Value::Array(array)) => {
            let mut table = InlineTable::new();
            fields.iter().for_each(|(key, value)| {
                table.insert(*key, value.clone());
            });
            array.push(Value::InlineTable(table));
        }
        Item::ArrayOfTables(tables) => {
            let mut table = Table::new();
            fields.iter().for_each(|(key, value)| {
                table.insert(key, Item::Value(value.clone()));
            });
            tables.push(table);
        }
        _ => {}
    }
}

// One spelling more for whoever is written so.
fn accept(document: &mut DocumentMut, name: &str, spelling: &str) {
    for list in ["person", "organisation", "place"] {
        let tables: Vec<&mut dyn TableLike> = match document.get_mut(list) {
            Some(Item::ArrayOfTables(tables)) => tables.iter_mut().map(|it| it as &mut dyn TableLike).collect(),
            Some(Item::Value(Value::Array(array))) => {
                array.iter_mut().filter_map(Value::as_inline_table_mut).map(|it| it as &mut dyn TableLike).collect()
            }
            _ => Vec::new(),
        };
        for table in tables {
            let own = table.get("name").and_then(Item::as_str).into_iter();
            let listed = own.chain(table.get("spellings").and_then(Item::as_array).into_iter().flatten().filter_map(Value::as_str));
            if listed.map(plain).any(|it| it == plain(name)) {
                let spellings = table.entry("spellings").or_insert_with(|| Item::Value(Value::Array(toml_edit::Array::new())));
                if let Some(it) = spellings.as_array_mut() {
                    it.push(spelling);
                }
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, change: &Change) -> String {
        apply(Path::new("names.toml"), text, change).unwrap()
    }

    fn name(it: &str) -> Change {
        Change::Name(it.to_owned())
    }

    const FILE: &str = "# أسماء\n\n[[person]]\nname = \"سناء المرزوق\" # وزيرة\nlatin = \"Sana\"\n\n# شخصان\n[[apart]]\nnames = [\"سعد القحطاني\", \"سعود القحطاني\"]\n";

    #[test]
    fn adds_and_keeps_the_rest() {
        assert_eq!(after("", &name("سالم الحداد")), "[[person]]\nname = \"سالم الحداد\"\n");
        let added = after(FILE, &name("سالم الحداد"));
        assert!(added.contains("# أسماء\n") && added.contains("# وزيرة\n") && added.contains("# شخصان\n"), "{added}");
        assert!(added.contains("[[person]]\nname = \"سالم الحداد\"\n"), "{added}");
        assert_eq!(after(FILE, &name("سناء المرزوق")), FILE);
        let apart = after(FILE, &Change::Apart("أحمد الدرويش".into(), "احمد الدرويش".into()));
        assert_eq!(apart, format!("{FILE}\n[[apart]]\nnames = [\"أحمد الدرويش\", \"احمد الدرويش\"]\n"));
    }

    #[test]
    fn accepts_a_spelling() {
        let change = Change::Spelling { name: "سناء المرزوق".into(), spelling: "ثناء المرزوق".into() };
        let accepted = after(FILE, &change);
        assert_eq!(accepted, FILE.replace("latin = \"Sana\"\n", "latin = \"Sana\"\nspellings = [\"ثناء المرزوق\"]\n"));
        assert_eq!(after(&accepted, &change), accepted);
        let inline = "person = [{ name = \"سناء المرزوق\" }]\n";
        assert_eq!(after(inline, &change), "person = [{ name = \"سناء المرزوق\" , spellings = [\"ثناء المرزوق\"] }]\n");
    }

    #[test]
    fn refuses_a_file_that_it_does_not_understand() {
        let error = apply(Path::new("names.toml"), "[[person]]\nnam = \"سناء\"\n", &name("سالم الحداد")).unwrap_err();
        assert_eq!(error.to_string(), "names.toml:2:1: unknown key `nam`; did you mean `name`?");
    }
}
