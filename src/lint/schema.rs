//! The committed schemas of configuration files: for editors that complete keys and underline slips. Tests compare them with the types.

use std::path::Path;

/// Compares `editors/schemas/NAME` with the schema of `T`, or writes it where `UPDATE_EXPECT` is set.
#[track_caller]
pub(super) fn compare<T: schemars::JsonSchema>(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/schemas").join(name);
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(T)).unwrap() + "\n";
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, schema, "{}: UPDATE_EXPECT=1 cargo test --lib schema rewrites it", path.display());
}
