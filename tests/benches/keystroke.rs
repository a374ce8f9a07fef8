//! What a keystroke costs, part by part, in texts of 1,000, 10,000 and 100,000 words: `cargo bench`. No timing fails a test.
//!
//! The text is made up here; `TADQIQ_BENCH_TEXT=FILE` takes the words from a file of real copy instead, over and over.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)] // A program, not a library.

use std::sync::Arc;

use divan::{Bencher, black_box};
use ropey::Rope;

use tadqiq::analysis::{names, quotes, speech, story::Story};
use tadqiq::lint::check::check;
use tadqiq::lint::config::Settings;
use tadqiq::lint::fingerprint::fingerprints;
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;

const WORDS: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// Articles of an invented newsroom: a headline, then paragraphs with people who speak.
fn made_up() -> String {
    let given = ["شاهر", "هناء", "سليم", "مازن", "رباب", "عدنان", "لميس", "طارق"];
    let family = ["الدوماني", "الزيتوني", "القنديلاني", "المرزوق", "الرابية", "السنبلاني", "الحوراني"];
    let offices = ["مدير المعرض", "رئيس النادي", "وزير الثقافة", "الكاتبة", "المتحدث باسم البلدية"];
    let mut out = String::new();
    for article in 0..56 {
        let (a, b) = (given[article % 8], family[article % 7]);
        out += &format!("افتتاح القاعة رقم {article} في معرض الكتب\n\n");
        out += "وصل الزوار إلى المعرض منذ الصباح الباكر، وامتلأت القاعة الكبيرة بهم قبل الظهر، ثم فُتحت القاعة الثانية لمن بقي منهم عند الباب.\n";
        out += &format!("وقال {} {a} {b}: «لم نكن نتوقع أن يأتي كل هؤلاء الناس في اليوم الأول من أيام المعرض».\n", offices[article % 5]);
        out += &format!(
            "وأضاف {b} أن القاعة الثالثة تفتح غدا، وأن «ربيع الكتب» يبقى مفتوحا حتى منتصف الليل في الأيام كلها بحسب بيان الإدارة.\n"
        );
        out += "وتابع: «سنعمل في العام المقبل على أن يصل المعرض إلى كل قرية، ولن نترك قارئا بلا كتاب».\n";
        out += &format!("وشكر {a} {b} المنظمين، وأشار إلى أن لـ»السنبلة» دورا في ذلك كله منذ خمسة عشر عاما.\n\n");
    }
    out
}

fn text(words: usize) -> String {
    let source = std::env::var("TADQIQ_BENCH_TEXT").map_or_else(|_| made_up(), |it| std::fs::read_to_string(it).unwrap());
    let mut out = String::new();
    let mut left = words;
    while left > 0 {
        for line in source.lines() {
            let taken: Vec<&str> = line.split_whitespace().take(left).collect();
            left -= taken.len();
            out += &taken.join(" ");
            out.push('\n');
            if left == 0 {
                break;
            }
        }
    }
    out
}

fn document(rope: &Rope, previous: Option<&Document>) -> Document {
    Document::from_rope(rope.clone(), Format::Plain, previous)
}

/// A text as it was read, and the buffer after a letter was typed in its middle.
fn typed(words: usize) -> (Story, Rope) {
    let mut rope = Rope::from_str(&text(words));
    let story = Story::read(document(&rope, None), None);
    let line = (rope.len_lines() / 2..rope.len_lines()).find(|it| rope.line(*it).len_chars() > 40).unwrap();
    rope.insert(rope.line_to_char(line) + 20, "و");
    (story, rope)
}

#[divan::bench(args = WORDS)]
fn open(bencher: Bencher<'_, '_>, words: usize) {
    let rope = Rope::from_str(&text(words));
    bencher.bench_local(|| Story::read(document(&rope, None), None));
}

#[divan::bench(args = WORDS)]
fn keystroke(bencher: Bencher<'_, '_>, words: usize) {
    let (story, rope) = typed(words);
    let settings = Settings::default();
    bencher.bench_local(|| {
        let document = document(&rope, Some(story.document()));
        let story = Story::read(document, Some(&story));
        let findings = check(&story, &settings);
        black_box(fingerprints(story.document().text(), &findings));
        (story, findings)
    });
}

#[divan::bench(args = WORDS)]
fn keystroke_document(bencher: Bencher<'_, '_>, words: usize) {
    let (story, rope) = typed(words);
    bencher.bench_local(|| document(&rope, Some(story.document())));
}

#[divan::bench(args = WORDS)]
fn keystroke_facts_and_story(bencher: Bencher<'_, '_>, words: usize) {
    let (story, rope) = typed(words);
    let document = document(&rope, Some(story.document()));
    bencher.bench_local(|| Story::read(document.clone(), Some(&story)));
}

#[divan::bench(args = WORDS)]
fn pass_quotes(bencher: Bencher<'_, '_>, words: usize) {
    let story = typed(words).0;
    bencher.bench_local(|| quotes::story(story.view()));
}

#[divan::bench(args = WORDS)]
fn pass_names(bencher: Bencher<'_, '_>, words: usize) {
    let (story, desk) = (typed(words).0, Arc::default());
    bencher.bench_local(|| names::story(story.view(), &story.quotes, &desk));
}

#[divan::bench(args = WORDS)]
fn pass_speech(bencher: Bencher<'_, '_>, words: usize) {
    let story = typed(words).0;
    bencher.bench_local(|| speech::story(story.view(), &story.quotes, &story.names));
}

#[divan::bench(args = WORDS)]
fn rules(bencher: Bencher<'_, '_>, words: usize) {
    let (story, settings) = (typed(words).0, Settings::default());
    bencher.bench_local(|| check(&story, &settings));
}
