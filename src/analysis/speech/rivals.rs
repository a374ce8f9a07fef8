//! How those who may have said the words stand to each other: what speaks for one is worth less where more speaks for another.

use std::rc::Rc;

use crate::analysis::names::Kind;
use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::company;
use super::kind::is_mark;
use super::pool::{Candidate, Pool};
use super::rank::agreement;
use super::words::{is_definite, is_preposition, key_of};

/// The ways in which a story points at a speaker, what most often is right first; those that end in * go on in more than one way.
const PATHS: &[&str] = &[
    "r:reports=true Direct",
    "r:reports=true Continuation",
    "own@0L",
    "own@0*",
    "last=0",
    "last=1",
    "actor@0",
    "open@0",
    "goes@0*",
    "t:+*",
    "a:*",
    "name@0",
    "name-governed@0",
    "desc@0",
    "org@0",
    "org-governed@0",
    "own@1*",
    "goes@1*",
    "actor@1",
    "open@1",
    "name@1",
    "desc@1",
];
/// How many bytes may lie between two for both to be looked at together.
const BESIDE: usize = 150;
/// How many tokens between one and the marks, or his reporting word, are looked at.
const FAR: usize = 60;
/// How many ways of the others are looked at.
const WAYS: usize = 4;
/// How many behind the nearest are told apart.
const ORDER: usize = 4;

struct Rival {
    place: Place,
    /// A person, a body, a noun, b where only its first word is known.
    kind: &'static str,
    /// Where the best way in which the story points at him stands among `PATHS`.
    path: usize,
    agree: &'static str,
    sort: Rc<str>,
    /// Its first word without the article, and whether it has one; its last word.
    first: String,
    definite: bool,
    last: String,
}

/// The candidates of a quotation, as each sees the others.
pub(super) struct Rivals {
    all: Vec<Rival>,
    /// Their indices, as they stand in the story.
    order: Vec<usize>,
    /// The best ways of all, each once, the first the best, with how many go it.
    paths: Vec<(usize, usize)>,
    /// The reporting word, by its class and itself.
    verb: Option<(String, String)>,
    /// How far the quotation before stands.
    gap: String,
}

impl Rivals {
    pub(super) fn of(pool: &Pool<'_, '_>) -> Self {
        let all: Vec<Rival> = pool.all.iter().map(|it| rival(pool, it)).collect();
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&it| all.get(it).map(|it| (it.place.paragraph, it.place.span)));
        let mut paths: Vec<(usize, usize)> = Vec::new();
        for it in &all {
            match paths.iter_mut().find(|path| path.0 == it.path) {
                Some(path) => path.1 += 1,
                None => paths.push((it.path, 1)),
            }
        }
        paths.sort_unstable();
        let verb = pool.found.and_then(|it| pool.scene.view.facts(it.paragraph)?.tokens.get(it.report.first));
        Self { all, order, paths, verb: verb.map(|it| (company::of(Some(it)), key_of(it))), gap: gap(pool) }
    }

    /// What is seen of the candidate `index` beside the others; `rank` is how many stand nearer, `cue` what kind of word reports.
    pub(super) fn signs(&self, pool: &Pool<'_, '_>, index: usize, rank: usize, cue: &str, tell: &mut impl FnMut(&str)) {
        let Some(it) = self.all.get(index) else { return };
        self.best(index, it, rank, cue, tell);
        self.neighbours(pool, index, it, tell);
        self.namesakes(index, it, tell);
        self.ways(pool, index, it, cue, tell);
    }

    fn others(&self, index: usize) -> impl Iterator<Item = &Rival> {
        self.all.iter().enumerate().filter(move |it| it.0 != index).map(|it| it.1)
    }

    // How the story points at him, and at the best of the others.
    fn best(&self, index: usize, it: &Rival, rank: usize, cue: &str, tell: &mut impl FnMut(&str)) {
        let (path, kind, agree) = (path_name(it.path), it.kind, it.agree);
        let mut others = self.paths.iter().filter(|other| other.0 != it.path || other.1 > 1).map(|it| it.0).peekable();
        let best = others.peek().and_then(|best| self.others(index).find(|it| it.path == *best));
        let against = best.map_or("none", |it| path_name(it.path));
        tell(&format!("best {path}"));
        tell(&format!("best {path} {agree}"));
        tell(&format!("best {path}|{against}"));
        tell(&format!("best {path} {kind}|{against}"));
        if let Some(best) = best {
            tell(&format!("best {path} {agree}|{against} {}", best.agree));
            tell(&format!("best {path} {kind}|{against} {}", best.kind));
        }
        for other in others.take(WAYS) {
            tell(&format!("best {path}, {}", path_name(other)));
        }
        tell(&format!("best {path} {kind} {}", rank.min(ORDER)));
        if let Some((class, word)) = &self.verb {
            tell(&format!("verb {path} {class}"));
            tell(&format!("verb {kind} {class}"));
            tell(&format!("verb {path} {word}"));
        }
        let gap = &self.gap;
        tell(&format!("gap {path} {gap}"));
        tell(&format!("gap {kind} {gap}"));
        tell(&format!("gap {path} {gap} {cue}"));
    }

    // Who is named right before him and right behind him: صديقه فلان, وزير كذا فلان.
    fn neighbours(&self, pool: &Pool<'_, '_>, index: usize, it: &Rival, tell: &mut impl FnMut(&str)) {
        let mut each = |side: &str, other: Option<(&Rival, Between)>, head: &dyn Fn(&Rival) -> String| match other {
            Some((other, between)) => {
                let (n, how) = (between.words, between.how());
                tell(&format!("{side} {} {} {}{how}", it.kind, other.kind, n.min(4)));
                tell(&format!("{side} {} {}{how}", it.kind, other.kind));
                tell(&format!("{side} {} {}{}", head(other), n.min(3), if between.commas > 0 { "," } else { "" }));
            }
            None => tell(&format!("{side} {} -", it.kind)),
        };
        let rivals = || self.order.iter().filter(|it| **it != index).filter_map(|it| self.all.get(*it));
        let here = |other: &&Rival| other.place.paragraph == it.place.paragraph;
        let (from, to) = (it.place.span.from(), it.place.span.to());
        let next = rivals().filter(here).find(|it| it.place.span.from() >= to);
        let next = next.and_then(|other| Some((other, self.beside(pool, it, Span::new(to, other.place.span.from()))?)));
        each("next", next, &|other| format!("{} {}", it.sort, other.kind));
        let previous = rivals().filter(here).take_while(|it| it.place.span.from() < from).last();
        let previous = previous.and_then(|other| Some((other, self.beside(pool, it, Span::new(other.place.span.to().min(from), from))?)));
        each("prior", previous, &|other| format!("{} {}", it.kind, other.sort));
    }

    fn beside(&self, pool: &Pool<'_, '_>, it: &Rival, gap: Span) -> Option<Between> {
        let facts = pool.scene.view.facts(it.place.paragraph).filter(|_| gap.len() <= BESIDE)?;
        let between = Between::new(facts.tokens_in(gap));
        (between.stops == 0 && !between.marks).then_some(between)
    }

    // Whether another has the same first word, or the same last one, or stands where he does: الوزارة, وزارة كذا.
    fn namesakes(&self, index: usize, it: &Rival, tell: &mut impl FnMut(&str)) {
        let kind = it.kind;
        let place = |it: &Rival| (it.place.paragraph, it.place.span);
        let (mut nearer, mut farther, mut last) = (false, false, None);
        for other in self.others(index) {
            if !it.first.is_empty() && other.first == it.first {
                nearer |= place(other) > place(it);
                farther |= place(other) < place(it);
            }
            if !it.last.is_empty() && other.last == it.last {
                last = Some(last.unwrap_or(false) || place(other) > place(it));
            }
        }
        tell(&format!("same {kind} {} near={nearer} far={farther}", if it.definite { "the" } else { "" }));
        if let Some(nearer) = last {
            tell(&format!("same last {kind} near={nearer}"));
        }
        for other in self.others(index) {
            if other.place.paragraph == it.place.paragraph && other.place.span.overlaps(it.place.span) {
                let side = if other.place.span.from() <= it.place.span.from() { "in" } else { "out" };
                tell(&format!("over {kind} {} {side}", other.kind));
            }
        }
    }

    // What stands between him and the marks, and between him and the reporting word.
    fn ways(&self, pool: &Pool<'_, '_>, index: usize, it: &Rival, cue: &str, tell: &mut impl FnMut(&str)) {
        let Some(facts) = pool.scene.view.facts(it.place.paragraph) else { return };
        let between = |from: usize, to: usize| Some(facts.tokens_in(Span::new(from, to))).filter(|it| it.len() <= FAR).map(Between::new);
        let (kind, path) = (it.kind, path_name(it.path));
        let (from, to) = (it.place.span.from(), it.place.span.to());
        let (open, close) = (pool.quotation.open, pool.quotation.close);
        if it.place.paragraph == open.paragraph && to <= open.span.from() {
            if let Some(way) = between(to, open.span.from()) {
                tell(&format!("way {path} c={}", way.commas.min(3)));
                tell(&format!("way {kind} {}", way.clauses(3, 2, 2)));
                tell(&format!("way {kind} t={} r={}", way.thats.min(2), way.relatives.min(1)));
                tell(&format!("way {kind} .={}", way.stops.min(2)));
            }
        } else if it.place.paragraph == close.paragraph
            && from >= close.span.to()
            && let Some(way) = between(close.span.to(), from)
        {
            let way = format!("c={} .={}", way.commas.min(3), way.stops.min(1));
            tell(&format!("way behind {path} {way}"));
            tell(&format!("way behind {kind} {way}"));
        }
        let Some(report) = pool.found.filter(|found| found.paragraph == it.place.paragraph).map(|it| it.report.span) else { return };
        let (side, gap) = if report.to() <= from {
            (">", Span::new(report.to(), from))
        } else if to <= report.from() {
            ("<", Span::new(to, report.from()))
        } else {
            return;
        };
        let Some(way) = between(gap.from(), gap.to()) else { return };
        let depends = format!("t={} r={}", way.thats.min(1), way.relatives.min(1));
        tell(&format!("cue{side} {kind} {} .={}", way.clauses(2, 2, 1), way.stops.min(1)));
        tell(&format!("cue{side} {path} {depends}"));
        tell(&format!("cue{side} {path} c={}", way.commas.min(3)));
        tell(&format!("cue{side} {kind} .={}", way.stops.min(2)));
        tell(&format!("cue{side} {cue} {depends} c={}", way.commas.min(1)));
        let inside = |other: &&Rival| other.place.paragraph == it.place.paragraph && gap.covers(other.place.span);
        let rivals = self.others(index).filter(inside).count().min(3);
        tell(&format!("cue{side} rivals={rivals} {kind}"));
        tell(&format!("cue{side} rivals={rivals} {cue}"));
    }
}

fn rival(pool: &Pool<'_, '_>, it: &Candidate) -> Rival {
    let (scene, place) = (pool.scene, it.voice.place);
    let entity = it.voice.entity.and_then(|it| scene.names.entities.get(it));
    let kind = match entity.map(|it| it.kind) {
        Some(Kind::Person) => "person",
        Some(_) => "body",
        None if it.bare => "nounb",
        None => "noun",
    };
    let tokens = scene.view.facts(place.paragraph).map_or(&[][..], |it| it.tokens_in(place.span));
    let first = tokens.first().map(key_of).unwrap_or_default();
    let path = PATHS.iter().position(|path| it.signs.iter().any(|sign| follows(sign, path))).unwrap_or(PATHS.len());
    Rival {
        place,
        kind,
        path,
        agree: agreement(pool, &it.voice),
        sort: tokens.first().map_or_else(|| "-".into(), |it| scene.sort(place.paragraph, it)),
        first: without_article(&first).to_owned(),
        definite: is_definite(&first),
        last: tokens.last().map(key_of).unwrap_or_default(),
    }
}

// How many words lie between the quotation and the one before, in twos; whether it stands in that one, or in another paragraph.
fn gap(pool: &Pool<'_, '_>) -> String {
    let (quotations, open) = (&pool.scene.quotes.quotations, pool.quotation.open);
    let place = |it: &Place| (it.paragraph, it.span.start);
    let index = quotations.partition_point(|it| place(&it.open) < place(&open));
    let Some(before) = index.checked_sub(1).and_then(|it| quotations.get(it)) else { return "-".to_owned() };
    if place(&before.close) > place(&open) {
        return "in".to_owned();
    }
    let facts = pool.scene.view.facts(open.paragraph).filter(|_| before.close.paragraph == open.paragraph);
    let Some(facts) = facts else { return "¶".to_owned() };
    let between = Between::new(facts.tokens_in(Span::new(before.close.span.to(), open.span.from())));
    format!("{}{}", between.words.min(9) / 2, if between.stops > 0 { "." } else { "" })
}

fn follows(sign: &str, path: &str) -> bool {
    path.strip_suffix('*').map_or(sign == path, |it| sign.starts_with(it))
}

fn path_name(path: usize) -> &'static str {
    PATHS.get(path).copied().unwrap_or("-")
}

// A word without its article.
fn without_article(word: &str) -> &str {
    ["وال", "بال", "لل", "ال"].into_iter().find_map(|it| word.strip_prefix(it).filter(|it| it.chars().count() > 2)).unwrap_or(word)
}

/// What stands between two places: how many words, commas, words that begin with و (as a conjunction or not), أن, relative words, full stops;
/// whether a preposition, a quotation mark.
struct Between {
    words: usize,
    commas: usize,
    ands: usize,
    thats: usize,
    relatives: usize,
    stops: usize,
    governed: bool,
    marks: bool,
}

impl Between {
    fn new(tokens: &[Token]) -> Self {
        let keys: Vec<String> = tokens.iter().filter(|it| it.is_word()).map(key_of).collect();
        let count = |is: &dyn Fn(&str) -> bool| keys.iter().filter(|it| is(it)).count();
        let signs = |of: &[char]| tokens.iter().filter(|it| of.iter().any(|c| it.is_sign(*c))).count();
        let relative = |it: &str| matches!(it, "الذي" | "التي" | "الذين");
        Self {
            words: keys.len(),
            commas: signs(&['،', ',']),
            ands: count(&|it| it.starts_with('و') && it.chars().count() > 3),
            thats: count(&is_that),
            relatives: count(&relative),
            stops: signs(&['.']),
            governed: keys.iter().any(|it| is_preposition(it) || is_that(it) || relative(it)),
            marks: tokens.iter().any(is_mark),
        }
    }

    fn how(&self) -> String {
        format!("{}{}", if self.commas > 0 { "," } else { "" }, if self.governed { "p" } else { "" })
    }

    // How it falls into clauses, each told apart up to so many.
    fn clauses(&self, commas: usize, ands: usize, thats: usize) -> String {
        format!("c={} w={} t={} r={}", self.commas.min(commas), self.ands.min(ands), self.thats.min(thats), self.relatives.min(1))
    }
}
