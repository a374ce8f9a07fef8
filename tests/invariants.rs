//! What holds for the sources as a whole: the direction of dependencies, the size of files, no hidden characters.
#![allow(clippy::unwrap_used)] // A test that stops has failed.

mod support;

use std::path::Path;

use support::expectation::Report;
use support::{files, is_invisible, root};

/// From left to right: a layer names those before it, and itself.
const LAYERS: [&str; 7] = ["text", "arabic", "lexicon", "analysis", "rules", "lint", "front"];
/// A file longer than this holds more than one idea.
const LINES: usize = 400;

// The two front ends share a place: neither names the other.
fn rank(module: &str) -> Option<usize> {
    let layer = if module == "cli" || module == "lsp" { "front" } else { module };
    LAYERS.iter().position(|it| *it == layer)
}

#[test]
fn layers_name_only_layers_to_their_left() {
    let mut report = Report::default();
    for path in files(&root().join("src"), &["rs"]) {
        let here = path.strip_prefix(root().join("src")).unwrap();
        let Some(module) = here.components().next().and_then(|it| it.as_os_str().to_str()) else { continue };
        let Some(own) = rank(module) else { continue };
        for (i, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            for named in line.split("crate::").skip(1) {
                let named: String = named.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
                let starts = cli_starts_the_server(here, &named);
                if let Some(other) = rank(&named)
                    && (other > own || (other == own && named != module))
                    && !starts
                {
                    report.fault(format!("{}:{}: {module} names {named}", here.display(), i + 1));
                }
            }
        }
    }
    report.finish();
}

// `tadqiq server` has to begin somewhere.
fn cli_starts_the_server(here: &Path, named: &str) -> bool {
    here == Path::new("cli/mod.rs") && named == "lsp"
}

#[test]
fn the_top_level_holds_nothing_new() {
    let known = [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "editors",
        "src",
        "target",
        "tests",
    ];
    let mut report = Report::default();
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.starts_with('.') && !known.contains(&name.as_str()) {
            report.fault(format!("{name}: put it below src, tests or editors"));
        }
    }
    report.finish();
}

#[test]
fn files_stay_short() {
    let mut report = Report::default();
    for path in files(&root().join("src"), &["rs"]).into_iter().chain(files(&root().join("tests"), &["rs"])) {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        if lines > LINES {
            report.fault(format!("{}: {lines} lines", path.display()));
        }
    }
    report.finish();
}

#[test]
fn sources_and_pages_hold_no_invisible_characters() {
    let mut report = Report::default();
    for path in files(&root().join("src"), &["rs", "md", "tsv"]).into_iter().chain(files(&root().join("tests"), &["rs"])) {
        for (i, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            if let Some(it) = line.chars().find(|it| is_invisible(*it)) {
                report.fault(format!("{}:{}: write \\u{{{:X}}}", path.display(), i + 1, u32::from(it)));
            }
        }
    }
    report.finish();
}
