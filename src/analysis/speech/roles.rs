//! What a candidate is to the words before him: who bears an office, who wrote a document, whom a verb takes.

use crate::analysis::paragraph;
use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::Group;
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::lexicon::titles;
use crate::text::span::Span;

use super::kind::is_mark;
use super::near::apart;
use super::pool::{Candidate, Pool};
use super::surname::{is_finite, is_of_somebody};
use super::words::{
    has_preposition, has_pronoun, is_agent, is_definite, is_document, is_land, is_noun_of, is_origin, is_preposition,
    is_reporting_participle, key_of, opens_clause, without_conjunction,
};

/// How many tokens before a name the office may stand that he bears, and the document that he wrote.
const OFFICE: usize = 16;
const DOCUMENT: usize = 6;
/// How many words a name has at most.
const NAME: usize = 6;
/// How many tokens behind whom a verb may take it is looked for what he is told of with.
const TAKEN: usize = 10;

/// The signs of a candidate.
pub(super) fn signs(pool: &Pool<'_, '_>, it: &Candidate, tell: &mut impl FnMut(&str)) {
    let place = it.voice.place;
    let Some(facts) = pool.scene.view.facts(place.paragraph) else { return };
    let at = facts.token_at(place.span.from());
    let to = if it.bare { at + 1 } else { facts.token_at(place.span.to()) };
    let cue = pool.found.and_then(|it| it.tokens_in(place.paragraph));
    let sentence = Sentence { tokens: &facts.tokens, cue };
    sentence.bears(at, tell);
    sentence.borne(at, to, tell);
    sentence.wrote(at, to, tell);
    if let Some(cue) = cue {
        taken(pool, facts, (at, to), cue, tell);
    }
}

struct Sentence<'a> {
    tokens: &'a [Token],
    /// The first and the last token of the reporting word.
    cue: Option<(usize, usize)>,
}

/// The name behind an office: its first token and what that is, how many it has, what stands behind it.
struct Bearer {
    at: usize,
    first: &'static str,
    length: usize,
    behind: &'static str,
}

/// The name behind an office that starts at token `at`, where it is plain that it is the bearer's; `cue` are the first and last token of the reporting
/// word.
pub(super) fn bearer(facts: &paragraph::Facts, at: usize, cue: Option<(usize, usize)>) -> Option<Span> {
    let sentence = Sentence { tokens: &facts.tokens, cue };
    let it = sentence.bearer(at)?;
    let head = sentence.key(at);
    let marked = facts.tokens.get(it.at - 1).is_some_and(is_mark);
    let closed = sentence.is_closed(it.at);
    // قال صاحب المتجر، وكيل فلان الفلاني: another office has a bearer of its own, unless the same one holds both.
    let held = (at + 2..it.at).rev().find(|&it| is_held(&sentence.key(it)) && !is_origin(&sentence.key(it)));
    let another = held.is_some_and(|it| !sentence.key(it).starts_with('و'));
    // في المتجر «فلان الفلاني»: what a noun for a body names is none.
    let body = marked && {
        let noun = sentence.key(it.at.saturating_sub(2));
        !is_definite(&noun) || is_noun_of(&noun, &[Group::TitleNoun, Group::Medium]) || it.behind != "mark"
    };
    // مصدر مطلع على كذا: nobody in particular.
    let known = is_definite(&head) || titles::is_office(&head) || is_definite(&sentence.key(at + 1));
    let spoken = cue.is_some_and(|(first, last)| at > last && at <= last + 2 || first == it.at + it.length);
    let ends = matches!(it.behind, ":" | "mark" | "that" | "cue" | "comma" | "l") || spoken && matches!(it.behind, "preposition" | "sign");
    let span = facts.tokens.get(it.at)?.span.join(facts.tokens.get(it.at + it.length - 1)?.span);
    (closed && ends && !another && !body && known && it.at > at + 1 && (it.length >= 2 || marked && it.first == "given")).then_some(span)
}

/// Whether a name of two words or more, which begins with one that could be a verb, starts at token `at`: behind a noun that is complete, and right
/// before where the sentence goes on.
pub(super) fn starts_name(facts: &paragraph::Facts, at: usize, cue: (usize, usize)) -> bool {
    let sentence = Sentence { tokens: &facts.tokens, cue: Some(cue) };
    let (length, behind) = sentence.name(at);
    length >= 2 && sentence.is_closed(at) && sentence.sort(at) == "rare" && matches!(behind, ":" | "mark" | "that" | "cue" | "comma")
}

impl Sentence<'_> {
    fn key(&self, at: usize) -> String {
        self.tokens.get(at).map(key_of).unwrap_or_default()
    }

    // What a word is as part of a name; على is no علي.
    fn sort(&self, at: usize) -> &'static str {
        self.tokens.get(at).filter(|it| &*it.skeleton != "على").map_or("word", |it| sort(&key_of(it)))
    }

    // Whether the noun before `at` is complete, or a sign stands there.
    fn is_closed(&self, at: usize) -> bool {
        matches!(self.before(at), "the" | "origin" | "pronoun" | "sign" | "land")
    }

    fn is_cue(&self, at: usize) -> bool {
        self.cue.is_some_and(|(first, last)| (first..=last).contains(&at))
    }

    // What no name and no noun phrase goes over: a sign, أن, الذي, a verb.
    fn ends_phrase(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        let key = key_of(token);
        let bare = without_conjunction(&key).unwrap_or(&key);
        let clause = is_that(&key) || opens_clause(&key) || matches!(&*key, "الذي" | "التي" | "بينما") || is_reporting_participle(bare);
        !token.is_word() || clause || self.is_cue(at) || is_finite(bare)
    }

    // How many words of a name stand from `at` on, and what stands behind them.
    fn name(&self, at: usize) -> (usize, &'static str) {
        // سليمان الدبيخي: behind a first name stands the family's, which may look like whence he is.
        let family = |it: usize| it > at && is_definite(&self.key(it)) && !is_common_as_it_stands(&self.key(it));
        let part =
            |it: &usize| self.tokens.get(*it).is_some_and(Token::is_word) && !self.is_cue(*it) && (self.sort(*it) != "word" || family(*it));
        let length = (at..at + NAME).take_while(part).count();
        let end = at + length.max(1);
        let Some(token) = self.tokens.get(end) else { return (length, "end") };
        let key = self.key(end);
        let behind = match () {
            () if self.is_cue(end) => "cue",
            () if is_mark(token) => "mark",
            () if token.is_sign(':') => ":",
            () if token.is_sign('،') || token.is_sign(',') => "comma",
            () if !token.is_word() => "sign",
            () if is_that(&key) => "that",
            () if key != "ل" && (is_preposition(&key) || has_preposition(&key)) => "preposition",
            () if is_finite(without_conjunction(&key).unwrap_or(&key)) => "verb",
            () if key.starts_with('ل') && !is_common_as_it_stands(&key) || key == "ل" => "l",
            () => "word",
        };
        (length, behind)
    }

    // قال رئيس الكتلة في البرلمان الفلاني، فلان الفلاني: the name behind an office.
    fn bears(&self, at: usize, tell: &mut impl FnMut(&str)) {
        let (mut office, mut sign, mut spoken) = (None, "", false);
        for back in (at.saturating_sub(OFFICE)..at).rev() {
            let Some(token) = self.tokens.get(back) else { break };
            if back + 1 == at && (token.is_sign('،') || token.is_sign(',')) {
                sign = ",";
                continue;
            }
            if back + 1 == at && is_mark(token) {
                sign = "«";
                continue;
            }
            if self.ends_phrase(back) {
                spoken = self.is_cue(back) && office == Some(back + 1);
                break;
            }
            if is_held(&self.key(back)) {
                office = Some(back);
            }
        }
        let first = self.sort(at);
        let (length, behind) = self.name(at);
        let Some(office) = office else {
            tell(&format!("bears - {first} {behind}"));
            return;
        };
        let far = apart(at - office);
        let before = self.before(at);
        tell(&format!("bears {first}{sign} {length} {behind}"));
        tell(&format!("bears {first}{sign} {behind} {before}"));
        tell(&format!("bears {first}{sign} {far} {behind}"));
        tell(&format!("bears {first} {length} {behind} {before} {spoken}"));
        tell(&format!("bears {far} {before} {spoken}"));
    }

    // The office itself, with or without a name behind it.
    fn borne(&self, at: usize, to: usize, tell: &mut impl FnMut(&str)) {
        if !is_held(&self.key(at)) {
            return;
        }
        let read = to > at + 1;
        match self.bearer(at) {
            Some(it) => {
                tell(&format!("borne {} {} {}", it.first, it.length.min(4), it.behind));
                tell(&format!("borne {} {} {}", it.first, it.behind, apart(it.at - at)));
                tell(&format!("borne {read} {}", apart(it.at - at)));
            }
            None => tell(&format!("borne - {read}")),
        }
    }

    // The name behind an office that starts at `at`.
    fn bearer(&self, at: usize) -> Option<Bearer> {
        for next in at + 1..at + OFFICE {
            let token = self.tokens.get(next)?;
            let before = self.tokens.get(next - 1)?;
            if token.is_sign('،') || token.is_sign(',') || is_mark(token) {
                if !before.is_word() || !self.tokens.get(next + 1).is_some_and(Token::is_word) {
                    return None;
                }
                continue;
            }
            if self.ends_phrase(next) {
                return None;
            }
            let (length, behind) = self.name(next);
            let first = self.sort(next);
            let key = self.key(next);
            let led =
                first == "rare" && key.starts_with(['ل', 'ب', 'و', 'ف', 'ك']) && given_names::find(key.get(2..).unwrap_or("")).is_some();
            let starts = !led && first != "word" && first != "the" && (length >= 2 || is_mark(before));
            if starts && !matches!(behind, "word" | "verb") {
                return Some(Bearer { at: next, first, length, behind });
            }
            // Behind a comma stands his name, or nothing of him.
            if !before.is_word() {
                return None;
            }
        }
        None
    }

    // بيان صادر عن الوزارة, تغريدة لفلان: whose a document is, and the document.
    fn wrote(&self, at: usize, to: usize, tell: &mut impl FnMut(&str)) {
        let written = |it: &str| is_document(it) || is_noun_of(it, &[Group::Noun]);
        let issued =
            |it: &str| matches!(it.trim_start_matches("ال"), "صادر" | "صادره" | "اصدره" | "اصدرته" | "نشره" | "نشرته" | "نشرتها" | "نشرها");
        let led = |it: &str| it.starts_with('ل') && it.chars().count() >= 4 && !has_preposition(it);
        if self.tokens.get(at).is_some_and(Token::is_word) {
            let joined = if led(&self.key(at)) { "l" } else { "" };
            let keys: Vec<String> =
                (at.saturating_sub(DOCUMENT)..at).rev().map(|it| self.key(it)).take_while(|it| !it.is_empty()).collect();
            if let Some(far) = keys.iter().position(|it| written(it)) {
                let between = keys.get(..far).unwrap_or(&[]);
                let how = match between {
                    [] => "",
                    [it, ..] if matches!(it.as_str(), "عن" | "من" | "علي") => it,
                    [it, ..] if issued(it) => "issued",
                    [it, ..] if is_preposition(it) => "p",
                    _ => "word",
                };
                let issued = between.iter().any(|it| issued(it));
                let document = keys.get(far).map_or("", |it| if is_definite(it) { "the" } else { "" });
                tell(&format!("wrote {joined} {how} {issued} {far}"));
                tell(&format!("wrote {joined} {how} {issued} {document}"));
            }
        }
        if written(&self.key(at)) {
            let next = self.key(to);
            let how = match () {
                () if issued(&next) => "issued",
                () if led(&next) => "l",
                () if issued(&self.key(to + 1)) => "issued later",
                () if led(&self.key(to + 1)) => "l later",
                () if is_preposition(&next) => "p",
                () => "-",
            };
            tell(&format!("written {how}"));
            tell(&format!("written {how} {}", is_definite(&self.key(at))));
        }
    }

    fn before(&self, at: usize) -> &'static str {
        let Some(token) = at.checked_sub(1).and_then(|it| self.tokens.get(it)) else { return "start" };
        let key = key_of(token);
        match () {
            () if !token.is_word() => "sign",
            () if is_held(&key) => "office",
            () if is_origin(&key) => "origin",
            () if is_land(&key) => "land",
            () if is_definite(&key) || key.starts_with("لل") || key.starts_with("بال") => "the",
            () if has_pronoun(&token.skeleton) => "pronoun",
            () if is_preposition(&key) => "preposition",
            () => sort(&key),
        }
    }
}

// What stands right behind a verb that takes a person may be whom it takes: اتهم فلانا بكذا, حث فلان فلانا على كذا
fn taken(pool: &Pool<'_, '_>, facts: &paragraph::Facts, (at, to): (usize, usize), cue: (usize, usize), tell: &mut impl FnMut(&str)) {
    let Some(report) = pool.found.map(|it| it.report).filter(|_| at > cue.1 && at <= cue.1 + 2) else { return };
    let here = |it: &&Candidate| it.voice.place.paragraph == pool.cue_paragraph();
    let end = facts.token_at(pool.quotation.open.span.from()).max(to);
    let (mut next, mut others) = ("-", 0);
    for index in to..to + TAKEN {
        let Some(token) = facts.tokens.get(index).filter(|_| index < end) else { break };
        let key = key_of(token);
        others += usize::from(pool.all.iter().filter(here).any(|it| it.voice.place.span.from() == token.span.from()));
        let led = |clitic: char| key.starts_with(clitic) && key.chars().count() >= 4 && !is_common_as_it_stands(&key);
        next = match () {
            () if token.is_sign(':') || is_mark(token) => "stop",
            () if is_that(&key) => "that",
            () if key == "علي" => "على",
            () if matches!(&*key, "من" | "الي" | "عن") => "من",
            () if led('ب') || key == "ب" => "ب",
            () => continue,
        };
        break;
    }
    let (lemma, shape) = (report.form.entry.lemma.as_str(), report.form.shape);
    let takes = is_of_somebody(lemma);
    tell(&format!("taken {takes} {shape:?} {next} {}", others.min(2)));
    tell(&format!("taken {lemma} {next}"));
    tell(&format!("taken {lemma} {next} {} {}", others.min(1), report.conjoined));
}

/// What somebody is: an office, a word for a person.
pub(super) fn is_held(word: &str) -> bool {
    let bare = without_conjunction(word).unwrap_or(word);
    [bare, word].into_iter().any(|it| is_agent(it) || titles::is_office(it))
}

// What a word is as part of a name: a given name for sure or perhaps, a rare word, the same with the article, any other.
fn sort(key: &str) -> &'static str {
    match given_names::find(key) {
        Some(it) if !it.ambiguous => return "given",
        Some(_) => return "given?",
        None => {}
    }
    let part = matches!(key, "بن" | "ابن" | "ابو" | "ابي" | "ال" | "عبد" | "بنت" | "فان" | "دي" | "دو" | "لي");
    match () {
        () if part => "given?",
        () if key.chars().count() < 2 || is_preposition(key) || has_preposition(key) || is_held(key) => "word",
        () if is_definite(key) => {
            if is_common(key) || is_origin(key) {
                "word"
            } else {
                "the"
            }
        }
        () if is_common(key) || is_origin(key) => "word",
        () => "rare",
    }
}
