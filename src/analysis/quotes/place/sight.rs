//! The words of a passage in which a mark is missing, each looked at once.

use crate::analysis::paragraph::Facts;
use crate::arabic::clitic::is_bare_proclitic;
use crate::arabic::letter::{TATWEEL, is_quotation_mark, is_stop};
use crate::arabic::token::{Kind, Token};
use crate::lexicon::common::is_common;
use crate::text::span::{Span, before};

use super::super::around::{class, is_cue, is_participle, is_that, word};
use super::Gap;

/// So many tokens from the mark that is there, the missing one is not looked for any more.
const REACH: usize = 160;
/// A reporting word further before a place says nothing of it, in tokens.
const BACK: usize = 12;
/// The same where no sign stands between.
const NEAR: usize = 5;
/// So many words behind a place tell something of it.
const AHEAD: usize = 3;

/// What is counted among the words of a candidate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) words: usize,
    pub(super) stops: usize,
    pub(super) commas: usize,
    pub(super) colons: usize,
    pub(super) marks: usize,
    pub(super) cues: usize,
    pub(super) thats: usize,
    /// Sentences that begin with a reporting word.
    pub(super) turns: usize,
    pub(super) ours: usize,
    pub(super) verbs: usize,
    pub(super) particles: usize,
    pub(super) opened: usize,
    pub(super) closed: usize,
    /// Participles that go on with the report behind a comma: ، مضيفا
    pub(super) told: usize,
}

impl Counts {
    fn with(mut self, it: &Seen) -> Self {
        let add = |count: &mut usize, is: bool| *count += usize::from(is);
        add(&mut self.words, it.sign.is_none());
        add(&mut self.stops, it.sign.is_some_and(is_stop));
        add(&mut self.commas, it.sign.is_some_and(|it| matches!(it, '،' | ',' | '؛')));
        add(&mut self.colons, it.sign == Some(':'));
        add(&mut self.marks, it.sign.is_some_and(is_quotation_mark));
        add(&mut self.cues, it.cue);
        add(&mut self.thats, it.that);
        add(&mut self.turns, it.turn);
        add(&mut self.ours, it.ours);
        add(&mut self.verbs, it.shape.starts_with('v'));
        add(&mut self.particles, it.class == "particle");
        add(&mut self.opened, it.sign == Some('('));
        add(&mut self.closed, it.sign == Some(')'));
        add(&mut self.told, it.told);
        self
    }

    /// What is counted here and not in `earlier`.
    pub(super) fn since(self, earlier: Self) -> Self {
        Self {
            words: self.words - earlier.words,
            stops: self.stops - earlier.stops,
            commas: self.commas - earlier.commas,
            colons: self.colons - earlier.colons,
            marks: self.marks - earlier.marks,
            cues: self.cues - earlier.cues,
            thats: self.thats - earlier.thats,
            turns: self.turns - earlier.turns,
            ours: self.ours - earlier.ours,
            verbs: self.verbs - earlier.verbs,
            particles: self.particles - earlier.particles,
            opened: self.opened - earlier.opened,
            closed: self.closed - earlier.closed,
            told: self.told - earlier.told,
        }
    }
}

/// One token and what it tells.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) span: Span,
    /// Its key ([`word`]).
    pub(super) key: String,
    pub(super) class: &'static str,
    /// Its outer form, as far as that tells verbs from nouns: see [`shape`].
    pub(super) shape: &'static str,
    pub(super) sign: Option<char>,
    pub(super) cue: bool,
    pub(super) that: bool,
    /// A reporting word that begins a sentence.
    turn: bool,
    /// A participle behind a comma that goes on with the report: ، مضيفا
    told: bool,
    /// It says we or I.
    pub(super) ours: bool,
    /// An ordinary word, no name.
    pub(super) common: bool,
    /// What stands before it in the passage, all added up.
    sums: Counts,
}

/// The tokens around the place of a missing mark.
pub(super) struct Sight<'f> {
    facts: &'f Facts,
    /// Index of the first token that is seen.
    start: usize,
    seen: Vec<Seen>,
}

impl<'f> Sight<'f> {
    /// What is to be seen of the window of a gap, and of what stands around it.
    pub(super) fn of(facts: &'f Facts, gap: Gap) -> Self {
        let index = |at: usize| facts.tokens.partition_point(|it| it.span.from() < at);
        let (from, to) = (index(gap.window.from()), index(gap.window.to()));
        let (from, to) = if gap.opening { (from.max(to.saturating_sub(REACH)), to) } else { (from, to.min(from + REACH)) };
        Self::read(facts, from.saturating_sub(BACK), to + AHEAD)
    }

    /// What is to be seen before a mark.
    pub(super) fn before(facts: &'f Facts, mark: Span) -> Self {
        let to = facts.tokens.partition_point(|it| it.span.from() < mark.from());
        Self::read(facts, to.saturating_sub(BACK), to)
    }

    fn read(facts: &'f Facts, start: usize, end: usize) -> Self {
        let mut sums = Counts::default();
        let tokens = facts.tokens.get(start..end.min(facts.tokens.len())).unwrap_or(&[]);
        let mut ahead = None;
        let seen = tokens.iter().map(|token| {
            let it = seen(token, sums, ahead);
            ahead = it.sign;
            sums = sums.with(&it);
            it
        });
        Self { facts, start, seen: seen.collect() }
    }

    /// The prose.
    pub(super) fn text(&self) -> &'f str {
        &self.facts.text
    }

    /// The candidates' tokens: those in the window that are near enough.
    pub(super) fn window(&self, gap: Gap) -> impl Iterator<Item = &'f Token> {
        let tokens = self.facts.tokens_in(gap.window);
        let near = if gap.opening { tokens.get(tokens.len().saturating_sub(REACH)..) } else { tokens.get(..tokens.len().min(REACH)) };
        near.unwrap_or(&[]).iter()
    }

    /// How many of the seen tokens end at or before byte `at`.
    pub(super) fn ended(&self, at: usize) -> usize {
        self.seen.partition_point(|it| it.span.to() <= at)
    }

    /// How many of the seen tokens begin before byte `at`.
    pub(super) fn begun(&self, at: usize) -> usize {
        self.seen.partition_point(|it| it.span.from() < at)
    }

    /// The seen token `index`.
    pub(super) fn get(&self, index: usize) -> Option<&Seen> {
        self.seen.get(index)
    }

    /// The seen token `index` as it was read.
    pub(super) fn token(&self, index: usize) -> Option<&'f Token> {
        self.facts.tokens.get(self.start + index).filter(|_| index < self.seen.len())
    }

    /// The one before it.
    pub(super) fn ahead_of(&self, index: usize) -> Option<&Seen> {
        self.seen.get(index.checked_sub(1)?)
    }

    /// What stands between two seen tokens, the second left out.
    pub(super) fn count(&self, from: usize, to: usize) -> Counts {
        let sums = |at: usize| match (self.seen.get(at), self.seen.last()) {
            (Some(it), _) => it.sums,
            (None, Some(last)) => last.sums.with(last),
            (None, None) => Counts::default(),
        };
        sums(to.max(from)).since(sums(from))
    }

    /// What stands before a quotation whose words begin at byte `from`; its opening mark stands, or would stand, at `outer`.
    pub(super) fn left(&self, from: usize, outer: usize) -> String {
        let ended = self.ended(outer);
        if let Some(cut) = self.seen.get(ended).filter(|it| it.span.from() < from && it.sign.is_none()) {
            let head = Span::new(cut.span.from(), from).of(self.text());
            let stroke = if head.contains(TATWEEL) { "ـ" } else { "" };
            let list = if head.starts_with('و') && self.closes_before(cut.span.from()) { "»" } else { "" };
            return format!("{list}{}{stroke}", head.trim_end_matches(TATWEEL));
        }
        let Some(last) = self.ahead_of(ended) else { return if self.start == 0 { "start" } else { "" }.to_owned() };
        let token = self.facts.tokens.get(self.start + ended - 1);
        if last.span.to() == outer && token.is_some_and(|it| it.is_word() && is_bare_proclitic(&it.skeleton)) {
            let list = if last.key.starts_with('و') && self.closes_before(last.span.from()) { "»" } else { "" };
            return format!("{list}{}", last.key);
        }
        match last.sign {
            Some(':') if self.spoken(ended - 1, BACK) => "colon+cue".to_owned(),
            Some(it) if is_quotation_mark(it) => "mark".to_owned(),
            Some(it) if is_stop(it) => "stop".to_owned(),
            Some(it) => it.to_string(),
            None => {
                let named = self.ends_name(last.span.to());
                let reach = if named { BACK } else { NEAR };
                let near = if self.spoken(ended, reach) { "+cue" } else { "" };
                format!("{}{near}", if named { "name" } else { last.class })
            }
        }
    }

    // Whether a reporting word stands among so many tokens before, in the same sentence.
    fn spoken(&self, index: usize, reach: usize) -> bool {
        let head = self.seen.get(index.saturating_sub(reach)..index).unwrap_or(&[]);
        head.iter().rev().take_while(|it| !matches!(it.sign, Some('.' | '؟'))).any(|it| it.cue)
    }

    // A closing mark stands right before the word: «سابك» ومعادن
    fn closes_before(&self, at: usize) -> bool {
        before(self.text(), at).trim_end().trim_end_matches('،').ends_with(is_quotation_mark)
    }

    /// What stands behind a quotation, from the seen token `index` on.
    pub(super) fn right(&self, index: usize) -> &'static str {
        let Some(next) = self.seen.get(index) else { return "end" };
        let second = self.seen.get(index + 1);
        match next.sign {
            Some('،' | ',') if second.is_some_and(|it| it.cue) => "comma+cue",
            Some('،' | ',') => "comma",
            Some('؛' | ';') => "semicolon",
            Some(')' | ']' | '}') => "bracket",
            Some('(' | '[' | '{') => "open",
            Some(it) if is_stop(it) && second.is_none() => "stop-end",
            Some(it) if is_stop(it) => "stop",
            Some(it) if is_quotation_mark(it) => "mark",
            Some(_) => "sign",
            None if next.cue => "cue",
            None => next.class,
        }
    }

    // Whether a name, or an office title without one, ends at byte `at`.
    fn ends_name(&self, at: usize) -> bool {
        let names = &self.facts.names.names;
        let titles = &self.facts.names.titles;
        names.get(names.partition_point(|it| it.span.to() < at)).is_some_and(|it| it.span.to() == at)
            || titles.get(titles.partition_point(|it| it.span.to() < at)).is_some_and(|it| it.span.to() == at)
    }

    /// Whether a border at byte `at` lies inside a name or an office title.
    pub(super) fn cuts_name(&self, at: usize) -> bool {
        let inside = |span: Span| span.from() < at && at < span.to();
        let names = &self.facts.names.names;
        let titles = &self.facts.names.titles;
        names.get(names.partition_point(|it| it.span.to() <= at)).is_some_and(|it| inside(it.span))
            || titles.get(titles.partition_point(|it| it.span.to() <= at)).is_some_and(|it| inside(it.span))
    }
}

fn seen(token: &Token, sums: Counts, ahead: Option<char>) -> Seen {
    let key = word(token);
    let sign = (token.kind == Kind::Sign).then(|| token.skeleton.chars().next()).flatten();
    let (cue, that) = (is_cue(token), is_that(&key));
    let class = if sign.is_some() { "sign" } else { class(token) };
    let shape = if cue { "cue" } else { shape(token, &key, class) };
    let common = token.is_word() && (class == "particle" || is_common(&key));
    let turn = cue && ahead.is_some_and(is_stop) && key.starts_with('و');
    let told = cue && matches!(ahead, Some('،' | ',')) && is_participle(token);
    Seen { span: token.span, turn, told, ours: token.is_word() && is_ours(&key), common, class, shape, sign, cue, that, key, sums }
}

// A word's outer form, coarsely: v… is rather a verb, a… has the article, the rest are other nouns.
fn shape(token: &Token, key: &str, class: &'static str) -> &'static str {
    match token.kind {
        Kind::Sign => return "sign",
        Kind::Foreign => return "foreign",
        Kind::Number => return "number",
        Kind::Word => {}
    }
    if matches!(class, "that" | "particle" | "naming" | "title" | "term") {
        return class;
    }
    let long = |least| key.chars().count() >= least;
    if let Some(rest) = key.strip_prefix("ال") {
        return match () {
            () if rest.ends_with("يه") => "a-yh",
            () if rest.ends_with('ه') => "a-h",
            () if rest.ends_with("ات") => "a-at",
            () if rest.ends_with("ين") || rest.ends_with("ون") => "a-in",
            () if rest.ends_with('ي') => "a-y",
            () => "a",
        };
    }
    let starts = |list: &[&str]| list.iter().any(|it| key.starts_with(it));
    let ends = |list: &[&str]| list.iter().any(|it| key.ends_with(it));
    match () {
        () if starts(&["وال", "فال"]) && long(5) => "w-a",
        () if starts(&["بال", "لل", "كال", "ولل", "وبال"]) && long(5) => "b-a",
        () if token.skeleton.starts_with('أ') && long(4) => "v-a",
        () if starts(&["سي", "ست", "سن", "وسي", "وست"]) && long(5) => "v-s",
        () if starts(&["ي", "وي"]) && long(4) => "v-y",
        () if ends(&["وا"]) && long(4) => "v-wa",
        () if key.starts_with('و') && long(4) => "w",
        () if ends(&["نا"]) && long(4) => "na",
        () if ends(&["ها", "هم", "هما", "كم"]) && long(4) => "his",
        () if ends(&["ت"]) && !ends(&["ات", "يت"]) && long(4) => "v-t",
        () if starts(&["ت"]) && long(4) => "t",
        () if starts(&["ن"]) && long(4) => "n",
        () if ends(&["يه"]) && long(4) => "yh",
        () if ends(&["ه"]) && long(3) => "h",
        () if ends(&["ات"]) && long(4) => "at",
        () if ends(&["ين", "ون"]) && long(4) => "in",
        () if ends(&["ا"]) && long(4) => "A",
        () if ends(&["ي"]) && long(4) => "y",
        () => "word",
    }
}

// A word that says we or I: نحن، لدينا، سنعمل
fn is_ours(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    matches!(bare, "نحن" | "انا" | "اننا" | "انني" | "اني" | "لي" | "لنا" | "كنت" | "كنا" | "عندي" | "لدي")
        || bare.chars().count() >= 4
            && (bare.ends_with("نا") || bare.starts_with("سن"))
            && !matches!(bare, "هنا" | "بينا" | "سنوات" | "سنوي")
}

/// A word (a key) that begins a clause rather than a name: لقد
pub(super) fn begins_clause(key: &str) -> bool {
    matches!(key, "لم" | "لن" | "لا" | "لقد" | "قد" | "ليس" | "ليست" | "هناك" | "كان" | "كانت" | "هذا" | "هذه")
}
