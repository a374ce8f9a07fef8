//! Whole articles of our own, read as a newsroom would: every rule at its usual level, every quotation with its speaker.

mod support;

use support::expectation::Report;
use support::{files, render, render_quotations, root};
use tadqiq::lint::config::Settings;
use tadqiq::text::format::Format;

/// An article that nothing is wrong with must stay silent: at least so many of them stand beside those with slips.
const SILENT: usize = 3;
/// The most slips an article holds, so that it reads as copy and not as an exercise.
const SLIPS: usize = 4;

#[test]
fn articles_read_as_expected() {
    let mut report = Report::default();
    let mut silent = 0;
    for path in files(&root().join("tests/articles"), &["txt", "md"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let format = Format::of_path(&path);
        let findings = render(&text, format, &Settings::default());
        let slips = findings.lines().filter(|it| !it.starts_with(' ')).count();
        silent += usize::from(slips == 0);
        if slips > SLIPS {
            report.fault(format!("{} has {slips} findings, more than {SLIPS}", path.display()));
        }
        report.compare_file(&path.with_extension("findings"), &findings);
        report.compare_file(&path.with_extension("quotations"), &render_quotations(&text, format));
    }
    if silent < SILENT {
        report.fault(format!("{silent} articles are silent, fewer than {SILENT}"));
    }
    report.finish();
}

/// Copy in which nothing is wrong, though much looks like it: `--- what is near a miss` begins each piece, which is read by itself.
#[test]
fn near_misses_stay_silent() {
    let mut report = Report::default();
    let mut pieces = 0;
    for path in files(&root().join("tests/near-misses"), &["txt"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        for piece in text.split("--- ").filter(|it| !it.is_empty()) {
            let (what, copy) = piece.split_once('\n').expect("copy follows its name");
            pieces += 1;
            report.compare(&format!("{}: {what}", path.display()), "", &render(copy, Format::Plain, &Settings::default()));
        }
    }
    assert!(pieces > 0, "there is no near miss");
    report.finish();
}
