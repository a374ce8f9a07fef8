//! Findings as diagnostics.

use serde_json::json;
use tower_lsp::lsp_types::{Diagnostic, DiagnosticRelatedInformation, Location, NumberOrString};

use crate::lint::fingerprint::fingerprints;
use crate::rules::finding::Finding;

use super::protocol;
use super::snapshot::Snapshot;

/// The name under which an editor shows our diagnostics.
const SOURCE: &str = "tadqiq";

/// The diagnostics of a document, in the order of its findings.
pub(super) fn of(it: &Snapshot) -> Vec<Diagnostic> {
    let prints = fingerprints(it.story.document().text(), &it.findings);
    it.findings.iter().zip(prints).map(|(finding, print)| diagnostic(it, finding, Some(&print))).collect()
}

/// One finding as a diagnostic.
pub(super) fn diagnostic(it: &Snapshot, finding: &Finding, fingerprint: Option<&str>) -> Diagnostic {
    let range = |span| protocol::range(it.story.document().rope(), span, it.client.encoding);
    let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: Location { uri: it.uri.clone(), range: range(related.span) },
        message: it.client.say(&related.message, it.language),
    });
    Diagnostic {
        range: range(finding.span),
        severity: Some(protocol::severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: it.client.say(&finding.message, it.language),
        related_information: it.client.related.then(|| related.collect()),
        data: fingerprint.map(|it| json!({ "fingerprint": it })),
        ..Diagnostic::default()
    }
}
