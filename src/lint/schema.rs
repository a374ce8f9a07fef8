//! The committed schemas of configuration files: for editors that complete keys and underline slips. Tests compare them with the types.

use std::path::Path;

use serde_json::{Value, json};

use super::config::{KEYS, LANGUAGES, LEVELS, OUTER, QUOTES};
use crate::analysis::house::Marks;
use crate::analysis::names::spelling::Class;
use crate::rules::RULES;

/// Compares `editors/schemas/NAME` with the schema of `T`, or writes it where `UPDATE_EXPECT` is set.
#[track_caller]
pub(super) fn compare<T: schemars::JsonSchema>(name: &str) {
    compare_text(name, &(serde_json::to_string_pretty(&schemars::schema_for!(T)).unwrap() + "\n"));
}

#[track_caller]
fn compare_text(name: &str, schema: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/schemas").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, schema).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, schema, "{}: UPDATE_EXPECT=1 cargo test --lib schema rewrites it", path.display());
}

// `tadqiq.toml` is read key by key; its schema is made of the tables that it is read with.
fn configuration() -> Value {
    let object = |properties: Value| json!({ "type": "object", "additionalProperties": false, "properties": properties });
    let level = || json!({ "enum": LEVELS });
    let mut names: Vec<&str> = RULES.iter().flat_map(|it| [it.id, it.id.split('/').next().unwrap_or(it.id)]).collect();
    names.sort_unstable();
    names.dedup();
    let rules: serde_json::Map<String, Value> = names.into_iter().map(|it| (it.to_owned(), level())).collect();
    let spellings: serde_json::Map<String, Value> =
        Class::ALL.into_iter().map(|it| (it.name().to_owned(), json!({ "type": "boolean" }))).collect();
    let marks = |most: usize| json!({ "enum": Marks::ALL.iter().take(most).map(|it| it.name()).collect::<Vec<_>>() });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tadqiq.toml",
        "description": "What a newsroom chose: levels of rules, classes of spelling, house style.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "language": { "enum": LANGUAGES },
            "names": { "type": "string", "description": "The path of a file of names: names.toml" },
            "quotes": object(json!({
                "body": marks(OUTER),
                "headline": marks(OUTER),
                "nested": marks(Marks::ALL.len()),
                "stop": { "enum": ["outside", "inside"] },
            })),
            "rules": object(Value::Object(rules)),
            "spellings": object(Value::Object(spellings)),
            "json": object(json!({ "fields": { "type": "array", "items": { "type": "string" } } })),
        },
    })
}

#[test]
fn the_configuration_has_the_keys_that_are_read() {
    let schema = configuration();
    let keys = |at: &str| -> Vec<String> { schema.pointer(at).and_then(Value::as_object).unwrap().keys().cloned().collect() };
    let sorted = |keys: &[&str]| {
        let mut out: Vec<String> = keys.iter().map(|it| (*it).to_owned()).collect();
        out.sort();
        out
    };
    let mut top = keys("/properties");
    top.sort();
    assert_eq!(top, sorted(&KEYS));
    let mut quotes = keys("/properties/quotes/properties");
    quotes.sort();
    assert_eq!(quotes, sorted(&QUOTES));
    compare_text("tadqiq.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}
