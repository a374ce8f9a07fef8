//! What holds for every text: places convert back and forth, nothing panics, edits and fixes end where they should.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A test that stops has failed.

mod support;

use proptest::prelude::*;
use ropey::Rope;

use support::findings;
use tadqiq::analysis::story::Story;
use tadqiq::lint::check::check;
use tadqiq::lint::config::Settings;
use tadqiq::lint::fingerprint::fingerprints;
use tadqiq::lint::fix::{Choice, ROUNDS, fix};
use tadqiq::rules::RULES;
use tadqiq::rules::finding::Safety;
use tadqiq::text::document::Document;
use tadqiq::text::edit::{self, Edit};
use tadqiq::text::format::Format;
use tadqiq::text::position::{Encoding, offset, position};
use tadqiq::text::span::{Span, after, before};

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
const FORMATS: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

/// What texts are made of: words that rules look for, and everything that breaks naive code.
const CRUMBS: &[&str] = &[
    "قال",
    "وأضاف",
    " الرئيس ",
    "مدير المعرض شاهر الدوماني",
    "شاهر الدومانى",
    "لـ",
    "الـ",
    "إن",
    "هذا اليوم هو أجمل أيام القرية",
    " ",
    " ",
    "  ",
    ".",
    "،",
    ": ",
    "؟",
    "(",
    ")",
    "[",
    "](",
    "«",
    "»",
    "“",
    "”",
    "„",
    "\"",
    "'",
    "''",
    "‹",
    "›",
    "<<",
    ">>",
    "\n",
    "&laquo;",
    "<br>",
    "<p>",
    "</b>",
    "\n\n",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{B}",
    "\u{200E}",
    "\u{200F}",
    "\u{202B}",
    "\u{2067}",
    "\u{2069}",
    "\u{200C}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{A0}",
    "\u{0}",
    "\u{7}",
    "ـــ",
    "\u{64E}",
    "\u{651}\u{650}",
    "الأوّلِ",
    "ﻻ",
    "ﺍﻟﺴﻼﻡ",
    "ﷺ",
    "٣٫٥",
    "2024",
    "abc",
    "گفت",
    "👩\u{200D}👧",
    "😀",
    "𐤀",
    "e\u{301}",
    "# ",
    "- ",
    "> ",
    "`",
    "```\n",
    "**",
    "&laquo;",
    "&amp;",
    "<b>",
    "| ",
    "---\n",
];

fn crumbs(most: usize) -> impl Strategy<Value = String> {
    let crumb = prop_oneof![
        9 => prop::sample::select(CRUMBS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(crumb, 0..most).prop_map(|it| it.concat())
}

/// Every rule, those too that are off unless asked for.
fn everything() -> Settings {
    Settings { select: RULES.iter().map(|it| it.id.to_owned()).collect(), ..Settings::default() }
}

/// The place in `text` nearest to the given thousandth of it, on a border between letters.
fn border(text: &str, thousandth: usize) -> usize {
    let at = text.len() * thousandth / 1000;
    (at..=text.len()).find(|it| text.is_char_boundary(*it)).unwrap_or(text.len())
}

fn assert_on_borders(text: &str, span: Span) {
    assert!(text.get(span.from()..span.to()).is_some(), "{span:?} lies inside a letter or outside");
}

// Everything that is found, listed or offered lies on borders between letters, and every fix can be applied.
fn assert_sound(text: &str, format: Format) {
    let story = Story::read(Document::new(text, format), None);
    for it in story.document().paragraphs() {
        assert_on_borders(text, it.span);
    }
    for (it, saying) in story.quotes.quotations.iter().zip(&story.speech.sayings) {
        assert_on_borders(text, story.source_between(it.open, it.close));
        let places = saying.speaker.iter().map(|it| it.place).chain(saying.cue.iter().map(|it| it.place));
        places.for_each(|it| assert_on_borders(text, story.span(it)));
    }
    for mention in story.names.entities.iter().flat_map(|it| &it.mentions) {
        assert_on_borders(text, story.span(mention.place));
    }
    let found = check(&story, &everything());
    assert_eq!(fingerprints(text, &found).len(), found.len());
    for finding in &found {
        assert_on_borders(text, finding.span);
        finding.related.iter().for_each(|it| assert_on_borders(text, it.span));
        for fix in &finding.fixes {
            assert!(edit::apply(text, &fix.edits).is_ok(), "{}: {:?}", finding.rule, fix.edits);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn places_convert_back_and_forth(text in crumbs(40)) {
        let rope = Rope::from_str(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            // Between CR and LF no editor has a place: the end of the line stands for it.
            let inside_break = before(&text, at).ends_with('\r') && after(&text, at).starts_with('\n');
            let expected = if inside_break { at - 1 } else { at };
            for encoding in ENCODINGS {
                prop_assert_eq!(offset(&rope, position(&rope, at, encoding), encoding), expected);
            }
        }
    }

    #[test]
    fn any_place_is_clamped(text in crumbs(20), line in 0_u32..50, column in prop_oneof![0_u32..200, Just(u32::MAX)]) {
        let rope = Rope::from_str(&text);
        for encoding in ENCODINGS {
            let at = offset(&rope, tadqiq::text::position::Position { line, column }, encoding);
            prop_assert!(text.is_char_boundary(at));
        }
    }

    #[test]
    fn any_text_is_read(text in crumbs(120)) {
        FORMATS.into_iter().for_each(|it| assert_sound(&text, it));
    }

    #[test]
    fn edits_end_where_a_fresh_reading_does(
        first in crumbs(60),
        edits in prop::collection::vec((0..1000_usize, 0..60_usize, crumbs(6)), 1..12),
        format in prop::sample::select(&FORMATS[..]),
    ) {
        let settings = everything();
        let mut text = first;
        let mut story = Story::read(Document::new(&text, format), None);
        for (from, len, new) in edits {
            let span = Span::new(border(&text, from), border(&text, (from + len).min(1000)));
            text = edit::apply(&text, &[Edit::replace(span, new)]).unwrap();
            let document = Document::from_rope(Rope::from_str(&text), format, Some(story.document()));
            story = Story::read(document, Some(&story));
            let fresh = Story::read(Document::new(&text, format), None);
            prop_assert_eq!(story.document().paragraphs(), fresh.document().paragraphs());
            prop_assert_eq!(&story.quotes.quotations, &fresh.quotes.quotations);
            prop_assert_eq!(&story.names.entities, &fresh.names.entities);
            prop_assert_eq!(&story.speech.sayings, &fresh.speech.sayings);
            prop_assert_eq!(check(&story, &settings), check(&fresh, &settings));
        }
    }

    #[test]
    fn fixing_comes_to_rest(text in crumbs(60)) {
        let settings = everything();
        let once = fix(&text, ROUNDS, Choice::Safe, |it| Some(findings(it, Format::Plain, &settings))).text;
        let left = findings(&once, Format::Plain, &settings);
        prop_assert!(left.iter().flat_map(|it| &it.fixes).all(|it| it.safety != Safety::Safe), "{:?}", left);
    }
}

// Paragraphs as a paper prints them: long lines, each with a stop.
fn long_story(paragraphs: usize) -> Vec<String> {
    (0..paragraphs)
        .map(|i| {
            let words = "انقطعت المياه عن حي الزهور ثلاثة أيام بعد كسر في الأنبوب الرئيسي وعمل الفنيون طوال الليل على إصلاحه";
            format!("{words} في الشارع رقم {i}، وقال مدير المحطة شاهر الدوماني: «عادت المياه إلى معظم البيوت صباح الجمعة».")
        })
        .collect()
}

#[test]
fn an_edit_reads_only_what_it_touches() {
    let mut lines = long_story(200);
    let story = Story::read(Document::new(&lines.join("\n"), Format::Plain), None);
    assert_eq!(story.reread(), 200);
    lines[120].insert_str(0, "ثم ");
    let story = Story::read(Document::new(&lines.join("\n"), Format::Plain), Some(&story));
    assert_eq!(story.reread(), 1);
    lines.remove(50);
    lines.insert(10, lines[3].clone());
    let story = Story::read(Document::new(&lines.join("\n"), Format::Plain), Some(&story));
    assert!(story.reread() <= 41, "{} paragraphs were read anew", story.reread());
    let story = Story::read(Document::new(&lines.join("\n"), Format::Plain), Some(&story));
    assert_eq!(story.reread(), 0);
}

/// Random text of so many bytes: the crumbs, chosen by a fixed generator. Without `lines`, on one line.
fn random_text(bytes: usize, mut seed: u64, lines: bool) -> String {
    let mut out = String::with_capacity(bytes + 64);
    while out.len() < bytes {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let crumb = CRUMBS[(seed >> 33) as usize % CRUMBS.len()];
        if lines || !crumb.contains(['\n', '\r']) {
            out.push_str(crumb);
        }
    }
    out
}

#[test]
fn large_texts_go_through() {
    for seed in 0..2 {
        assert_sound(&random_text(100_000, seed, true), Format::Plain);
        assert_sound(&random_text(100_000, seed, true), Format::Markdown);
        assert_sound(&random_text(100_000, seed, true), Format::Html);
    }
    assert_sound(&random_text(100_000, 7, false), Format::Plain);
    for crumb in ["«", "»", "\"", "'", "قال ", "شاهر الدوماني ", "لـ»", "\u{64E}", "«قال ", ". ", "\n", "(", "> ", "[", "*"]
    {
        assert_sound(&crumb.repeat(3_000), Format::Plain);
        assert_sound(&crumb.repeat(1_000), Format::Markdown);
        assert_sound(&crumb.repeat(3_000), Format::Html);
    }
}
