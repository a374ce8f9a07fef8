//! SARIF 2.1.0: results with fixes and related places, rules with their pages, the language of the messages.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::row::{At, File, FixRow, RelatedRow, Row};
use super::{Report, Run, print_json};
use crate::rules::finding::{Language, Severity};
use crate::rules::{RULES, Rule};

/// One log with one run.
pub(super) struct Sarif {
    language: Language,
    results: Vec<Value>,
    artifacts: BTreeMap<String, Option<String>>,
}

impl Sarif {
    pub(super) fn new(language: Language) -> Self {
        Self { language, results: Vec::new(), artifacts: BTreeMap::new() }
    }

    fn rule(&self, it: &Rule) -> Value {
        let summary = if self.language == Language::Arabic { it.summary_ar } else { it.summary_en };
        let plain: String = it.page.lines().filter(|it| !it.starts_with("```")).map(|it| format!("{it}\n")).collect();
        json!({
            "id": it.id,
            "shortDescription": {"text": summary},
            "help": {"text": plain, "markdown": it.page},
            "defaultConfiguration": {"enabled": it.level.is_some(), "level": level(it.severity)},
            "properties": {"tags": [it.id.split('/').next().unwrap_or_default()]},
        })
    }
}

impl Report for Sarif {
    fn file(&mut self, _: &mut dyn Write, file: File) -> io::Result<()> {
        self.results.extend(file.findings.iter().map(|it| result(&file.path, it)));
        if !file.findings.is_empty() {
            self.artifacts.insert(file.path, file.encoding);
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        let rules: Vec<Value> = RULES.iter().map(|it| self.rule(it)).collect();
        let notes: Vec<Value> = run
            .errors
            .iter()
            .map(|it| {
                let path = it.path.display().to_string();
                json!({"level": "error", "message": {"text": it.message}, "locations": [{"physicalLocation": {"artifactLocation": artifact(&path)}}]})
            })
            .collect();
        let encoding = |it: &Option<String>| it.clone().unwrap_or_else(|| "utf-8".to_owned());
        let artifacts: Vec<Value> = self
            .artifacts
            .iter()
            .map(|(path, it)| json!({"location": artifact(path), "encoding": encoding(it), "sourceLanguage": "ar"}))
            .collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "tadqiq",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "language": if self.language == Language::Arabic { "ar" } else { "en" },
                    "rules": rules,
                }},
                "language": if self.language == Language::Arabic { "ar" } else { "en" },
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": run.errors.is_empty(), "toolExecutionNotifications": notes}],
                "artifacts": artifacts,
                "results": self.results,
            }],
        });
        print_json(out, &log)
    }
}

fn level(it: Severity) -> &'static str {
    match it {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

// A path as a URI reference: what may not stand in one is written in percent.
fn artifact(path: &str) -> Value {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    json!({"uri": uri})
}

fn region(start: At, end: At) -> Value {
    json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

fn with_snippet(mut region: Value, text: &str) -> Value {
    if let Some(it) = region.as_object_mut() {
        it.insert("snippet".to_owned(), json!({"text": text}));
    }
    region
}

fn result(path: &str, it: &Row) -> Value {
    let index = RULES.iter().position(|rule| rule.id == it.rule);
    let region = with_snippet(region(it.start, it.end), &it.text);
    json!({
        "ruleId": it.rule,
        "ruleIndex": index,
        "level": level(it.level),
        "message": {"text": it.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact(path), "region": region}}],
        "relatedLocations": it.related.iter().enumerate().map(|(i, it)| related(i, it)).collect::<Vec<_>>(),
        "fixes": it.fixes.iter().map(|it| fix(path, it)).collect::<Vec<_>>(),
        "partialFingerprints": {"tadqiq/v1": it.fingerprint},
    })
}

fn related(id: usize, it: &RelatedRow) -> Value {
    let region = with_snippet(region(it.start, it.end), &it.text);
    json!({"id": id, "message": {"text": it.message}, "physicalLocation": {"artifactLocation": artifact(&it.path), "region": region}})
}

fn fix(path: &str, it: &FixRow) -> Value {
    let replacements: Vec<Value> =
        it.edits.iter().map(|it| json!({"deletedRegion": region(it.from, it.to), "insertedContent": {"text": it.text}})).collect();
    json!({
        "description": {"text": it.title},
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": replacements}],
    })
}
