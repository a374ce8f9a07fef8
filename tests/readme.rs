//! What the README and the manifest of the extension say is so: rules, links, command lines.
#![allow(clippy::unwrap_used)] // A test that stops has failed.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::process::Command;

use support::expectation::Report;
use support::{files, root};
use tadqiq::rules::RULES;

const BEGIN: &str = "<!-- rules: written by UPDATE_EXPECT=1 cargo test --test readme -->\n";
const END: &str = "<!-- end of rules -->";

#[test]
fn every_rule_is_listed_with_its_level() {
    let path = root().join("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let mut report = Report::default();
    report.compare_file(&path, &format!("{head}{BEGIN}{}{END}{tail}", table()));
    report.finish();
}

fn table() -> String {
    let mut out = "| rule | reports | يكشف | level |\n|---|---|---|---|\n".to_owned();
    for it in RULES {
        let (name, page) = (it.id, it.id.replace('-', "_"));
        let level = it.level.map_or("off", |it| it.name());
        writeln!(out, "| [`{name}`](src/rules/{page}.md) | {} | {} | {level} |", it.summary_en, it.summary_ar).unwrap();
    }
    out
}

#[test]
fn links_lead_to_files() {
    let mut report = Report::default();
    for name in
        ["README.md", "CONTRIBUTING.md", "editors/README.md", "editors/vscode/README.md", "editors/nvim/README.md", "tests/README.md"]
    {
        let path = root().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        for target in text.split("](").skip(1).filter_map(|it| it.split_once(')')).map(|it| it.0) {
            let file = target.split('#').next().unwrap_or(target);
            if !file.is_empty() && !file.contains("://") && !path.with_file_name("").join(file).exists() {
                report.fault(format!("{name}: {target} leads nowhere"));
            }
        }
    }
    report.finish();
}

#[test]
fn command_lines_are_understood() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut report = Report::default();
    let lines = text.lines().filter_map(|it| it.trim_start_matches("- run: ").strip_prefix("tadqiq "));
    let mut read = 0;
    for line in lines {
        let words = line.split('#').next().unwrap_or(line).split_whitespace();
        // With --help the words are understood, and nothing is done.
        let done = Command::new(env!("CARGO_BIN_EXE_tadqiq")).args(words).arg("--help").output().unwrap();
        if !done.status.success() {
            report.fault(format!("tadqiq {line}\n{}", String::from_utf8_lossy(&done.stderr)));
        }
        read += 1;
    }
    assert!(read > 5, "the README shows {read} command lines");
    report.finish();
}

#[test]
fn settings_of_the_extension_name_every_rule() {
    let path = root().join("editors/vscode/package.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut names: Vec<&str> = RULES.iter().flat_map(|it| [it.id.split('/').next().unwrap(), it.id]).collect();
    names.sort_unstable();
    names.dedup();
    let line = format!("          \"propertyNames\": {{ \"enum\": {} }},", serde_json::to_string(&names).unwrap().replace(',', ", "));
    let written: Vec<&str> = text.lines().map(|it| if it.contains("\"propertyNames\"") { line.as_str() } else { it }).collect();
    let mut report = Report::default();
    report.compare_file(&path, &(written.join("\n") + "\n"));
    report.finish();
}

#[test]
fn the_extension_says_everything_in_both_languages() {
    let folder = root().join("editors/vscode");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let table = |name: &str| serde_json::from_str::<BTreeMap<String, String>>(&read(name)).unwrap();
    let (english, arabic, said) = (table("package.nls.json"), table("package.nls.ar.json"), table("l10n/bundle.l10n.ar.json"));
    let mut report = Report::default();
    let mut compare = |what: &str, used: BTreeSet<&str>, known: BTreeSet<&str>| {
        for it in used.symmetric_difference(&known) {
            report.fault(format!("{what}: `{it}` stands on one side only"));
        }
    };
    let manifest = read("package.json");
    let keys: BTreeSet<&str> = manifest.split("\"%").skip(1).filter_map(|it| it.split_once("%\"")).map(|it| it.0).collect();
    compare("package.nls.json", keys.clone(), english.keys().map(String::as_str).collect());
    compare("package.nls.ar.json", keys, arabic.keys().map(String::as_str).collect());
    let sources: String = files(&folder.join("src"), &["ts"]).iter().map(|it| std::fs::read_to_string(it).unwrap()).collect();
    let sources = sources.replace("\\'", "’");
    let used: BTreeSet<String> =
        sources.split("l10n.t('").skip(1).filter_map(|it| it.split_once('\'')).map(|it| it.0.replace('’', "'")).collect();
    compare("l10n/bundle.l10n.ar.json", used.iter().map(String::as_str).collect(), said.keys().map(String::as_str).collect());
    report.finish();
}
