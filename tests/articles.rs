//! Whole articles of our own, read as a newsroom would: every rule at its usual level, every quotation with its speaker.

mod support;

use support::expectation::Report;
use support::{files, render, render_quotations, root};
use tadqiq::lint::config::Settings;
use tadqiq::text::format::Format;

#[test]
fn articles_read_as_expected() {
    let mut report = Report::default();
    for path in files(&root().join("tests/articles"), &["txt", "md"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let format = Format::of_path(&path);
        report.compare_file(&path.with_extension("findings"), &render(&text, format, &Settings::default()));
        report.compare_file(&path.with_extension("quotations"), &render_quotations(&text, format));
    }
    report.finish();
}
