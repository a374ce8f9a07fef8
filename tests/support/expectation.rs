//! Expected text beside the input: compared, or rewritten where `UPDATE_EXPECT` is set.

use std::path::Path;

/// Whether expectations are to be rewritten.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// What differs, gathered over a whole test so that one run shows everything.
#[derive(Default)]
pub(crate) struct Report {
    faults: Vec<String>,
}

impl Report {
    /// Notes a fault.
    pub(crate) fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(what.into());
    }

    /// Notes a difference.
    pub(crate) fn compare(&mut self, name: &str, expected: &str, actual: &str) {
        if expected != actual {
            self.fault(format!("{name}\nexpected:\n{expected}\nfound:\n{actual}"));
        }
    }

    /// Compares a file's text with `actual`, or writes the file.
    pub(crate) fn compare_file(&mut self, path: &Path, actual: &str) {
        let expected = std::fs::read_to_string(path).unwrap_or_default();
        if updating() && (expected != actual || !path.exists()) {
            std::fs::write(path, actual).unwrap();
        } else if !path.exists() {
            self.fault(format!("{} does not exist", path.display()));
        } else {
            self.compare(&path.display().to_string(), &expected, actual);
        }
    }

    /// Ends the test.
    pub(crate) fn finish(self) {
        assert!(
            self.faults.is_empty(),
            "\n{}\n\nUPDATE_EXPECT=1 cargo test rewrites expectations; review the diff.",
            self.faults.join("\n\n")
        );
    }
}
