//! `tadqiq quotes --speakers`: who is quoted how often, in how many words and with which verbs, over all files.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::speech::SAYINGS;
use crate::analysis::story::Story;
use crate::arabic::number::{Noun, TIMES};
use crate::rules::finding::Language;

use super::Status;
use super::args::QuotesFormat;
use super::ledger::Ledger;
use super::quotes::pairs;
use super::report::{BOLD, FILES, Failure};

/// After في.
const WORDS: Noun = Noun {
    none: "أي كلمة", one: "كلمة واحدة", two: "كلمتين", few: "كلمات", many: "كلمة", hundred: "كلمة"
};

/// What words are listed under for which no speaker is found.
const NOBODY: &str = "";

#[derive(Default, Serialize)]
struct Totals {
    unnamed: bool,
    files: usize,
    quotations: usize,
    words: usize,
    cues: BTreeMap<&'static str, usize>,
}

impl Totals {
    fn merge(&mut self, other: &Self) {
        self.unnamed |= other.unnamed;
        self.files += other.files;
        self.quotations += other.quotations;
        self.words += other.words;
        other.cues.iter().for_each(|(cue, count)| *self.cues.entry(cue).or_default() += count);
    }
}

#[derive(Serialize)]
struct JsonSpeaker<'s> {
    name: &'s str,
    #[serde(flatten)]
    totals: &'s Totals,
}

#[derive(Serialize)]
struct Report<'s> {
    version: u8,
    speakers: Vec<JsonSpeaker<'s>>,
    /// Words for which no speaker is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    nobody: Option<&'s Totals>,
    errors: Vec<Failure<'s>>,
}

/// Prints the speakers of all files, the most quoted first; of two quoted as often, in the order of their names. Last, what nobody is found for.
pub(super) fn print(mut ledger: Ledger<'_>, format: QuotesFormat) -> io::Result<Status> {
    let mut totals: BTreeMap<String, Totals> = BTreeMap::new();
    ledger.each(
        |_, story| self::totals(story),
        |_, stories| {
            for (name, it) in stories.into_iter().flatten() {
                totals.entry(name).or_default().merge(&it);
            }
            Ok(())
        },
    )?;
    let mut out = ledger.out();
    report(&mut out, &totals, &ledger, format)?;
    out.flush()?;
    Ok(ledger.finish())
}

fn report(out: &mut impl Write, totals: &BTreeMap<String, Totals>, ledger: &Ledger<'_>, format: QuotesFormat) -> io::Result<()> {
    let mut speakers: Vec<(&String, &Totals)> = totals.iter().collect();
    speakers.sort_by_key(|(name, it)| (*name == NOBODY, std::cmp::Reverse((it.quotations, it.words))));
    match format {
        QuotesFormat::Json => {
            let errors = ledger.errors().iter().map(Failure::new);
            let named = speakers.iter().filter(|(name, _)| *name != NOBODY);
            let speakers = named.map(|(name, totals)| JsonSpeaker { name, totals }).collect();
            serde_json::to_writer(&mut *out, &Report { version: 1, speakers, nobody: totals.get(NOBODY), errors: errors.collect() })?;
            writeln!(out)
        }
        QuotesFormat::Csv => {
            let mut rows = ::csv::Writer::from_writer(out);
            rows.write_record(["speaker", "unnamed", "files", "quotations", "words", "cues"])?;
            for (name, it) in speakers {
                let numbers = [it.files, it.quotations, it.words].map(|it| it.to_string());
                let cues: Vec<String> = commonest(it).map(|(cue, count)| format!("{cue} {count}")).collect();
                let [files, quotations, words] = &numbers;
                rows.write_record([name.as_str(), if it.unnamed { "true" } else { "false" }, files, quotations, words, &cues.join("; ")])?;
            }
            rows.flush()
        }
        QuotesFormat::Table => {
            for (name, it) in speakers {
                let name = match (name.as_str(), ledger.language) {
                    (NOBODY, Language::Arabic) => "بلا قائل معروف",
                    (NOBODY, Language::English) => "No speaker found",
                    (name, _) => name,
                };
                writeln!(out, "{BOLD}{name}{BOLD:#}")?;
                if ledger.language == Language::Arabic {
                    let [said, words, files] = [SAYINGS.counted(it.quotations), WORDS.counted(it.words), FILES.counted(it.files)];
                    writeln!(out, "  المنقول: {said} في {words} من {files}{}", if it.unnamed { "، مصدر بلا اسم" } else { "" })?;
                } else {
                    let unnamed = if it.unnamed { ", unnamed source" } else { "" };
                    writeln!(out, "  quotations {}, words {}, files {}{unnamed}", it.quotations, it.words, it.files)?;
                }
                // One stretch of Arabic a line.
                for (cue, count) in commonest(it) {
                    if ledger.language == Language::Arabic {
                        writeln!(out, "  {cue} {}", TIMES.counted(count))?;
                    } else {
                        writeln!(out, "  {count} {cue}")?;
                    }
                }
            }
            Ok(())
        }
    }
}

fn commonest(it: &Totals) -> impl Iterator<Item = (&'static str, usize)> + use<> {
    let mut cues: Vec<(&'static str, usize)> = it.cues.iter().map(|(cue, count)| (*cue, *count)).collect();
    cues.sort_by_key(|it| std::cmp::Reverse(it.1));
    cues.into_iter()
}

// The speakers of one story.
fn totals(story: &Story) -> BTreeMap<String, Totals> {
    let mut out: BTreeMap<String, Totals> = BTreeMap::new();
    for (quotation, saying) in pairs(story) {
        let name = match &saying.speaker {
            Some(it) => it.name.split_whitespace().collect::<Vec<_>>().join(" "),
            None if saying.is_nobodys() => NOBODY.to_owned(),
            None => continue,
        };
        let it = out.entry(name).or_default();
        it.unnamed |= saying.speaker.as_ref().is_some_and(|it| it.unnamed);
        it.files = 1;
        it.quotations += 1;
        it.words += story.prose_between(quotation.open, quotation.close).split_whitespace().count();
        if let Some(cue) = &saying.cue {
            *it.cues.entry(cue.lemma).or_default() += 1;
        }
    }
    out
}
