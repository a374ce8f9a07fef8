//! The scene of a story: what stands in marks, whose names stand where, and which of them a subject means.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::analysis::names::{self, Kind};
use crate::analysis::quotes::{self, Quotation};
use crate::analysis::story::{Place, View};
use crate::arabic::token::Token;
use crate::lexicon::cues::Gender;
use crate::text::span::{Span, before};

use super::cue::{Break, Report};
use super::evidence::Evidence;
use super::kind::LONG;
use super::manner::Manner;
use super::signs::class;
use super::words::{is_preposition, is_reporting_participle, key_of, without_conjunction};
use super::{Speaker, Via};

/// The longest subheading, in tokens.
const SUBHEADING: usize = 8;

/// Among how many names of a sentence the one who acts in it is looked for, and behind how many tokens he is named at the latest.
const NAMES: usize = 8;
const LEAD: usize = 64;

/// A name of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) entity: Option<usize>,
}

/// One who speaks, with what a later verb must agree with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub(super) place: Place,
    pub(super) entity: Option<usize>,
    pub(super) via: Via,
    /// How it was found.
    pub(super) shown: Evidence,
    pub(super) gender: Gender,
    pub(super) plural: bool,
}

/// What the reading of a story's speech looks at.
pub(super) struct Scene<'s> {
    pub(super) view: View<'s>,
    pub(super) quotes: &'s quotes::Story,
    pub(super) names: &'s names::Story,
    /// By paragraph: its names, in order.
    named: Vec<Vec<Named>>,
    /// By paragraph: what stands in marks, the marks included; outer quotations only, in order.
    quoted: Vec<Vec<Span>>,
    /// By paragraph: where the narrator's sentences start. A stop inside marks ends none.
    starts: Vec<Vec<usize>>,
    /// What kind of word each token is that was asked for, by paragraph and first byte.
    sorts: RefCell<FxHashMap<(usize, u32), Rc<str>>>,
    /// How many of the story's quotations are long, in fifths.
    pub(super) long_fifths: usize,
    /// How the story is told.
    pub(super) manner: Manner,
}

impl<'s> Scene<'s> {
    pub(super) fn new(view: View<'s>, quotes: &'s quotes::Story, names: &'s names::Story) -> Self {
        let quoted = quoted(view, quotes);
        let named = named(view, names);
        let starts = view.facts.iter().zip(&quoted).map(|(facts, quoted)| {
            let inside = |at: usize| covering(quoted, at).is_some_and(|it| it.from() < at) || in_brackets(&facts.text, at);
            let lead = Some(facts.speech.lead).filter(|&it| it > 0);
            let mut starts: Vec<usize> = facts.sentences.iter().map(|it| it.from()).chain(lead).filter(|&it| !inside(it)).collect();
            starts.sort_unstable();
            starts.dedup();
            starts
        });
        let starts = starts.collect();
        let tokens = |it: &Quotation| view.facts(it.open.paragraph).map_or(0, |facts| facts.tokens_in(it.words(view)).len());
        let long = quotes.quotations.iter().filter(|it| tokens(it) >= LONG).count();
        let long_fifths = long * 5 / quotes.quotations.len().max(1);
        let manner = Manner::of(view, |paragraph, at| quoted.get(paragraph).is_some_and(|it| covering(it, at).is_some()));
        Self { view, quotes, names, named, quoted, starts, sorts: RefCell::default(), long_fifths, manner }
    }

    /// What kind of word a token of a paragraph is ([`class`]), found once.
    pub(super) fn sort(&self, paragraph: usize, token: &Token) -> Rc<str> {
        let mut sorts = self.sorts.borrow_mut();
        Rc::clone(sorts.entry((paragraph, token.span.start)).or_insert_with(|| class(token).into()))
    }

    /// Whether a paragraph is a few words without a stop at their end.
    pub(super) fn is_subheading(&self, paragraph: usize) -> bool {
        let Some(facts) = self.view.facts(paragraph) else { return false };
        !self.view.is_headline(paragraph) && facts.tokens.len() <= SUBHEADING && facts.tokens.last().is_none_or(Token::is_word)
    }

    /// The names of a paragraph, in order.
    pub(super) fn named(&self, paragraph: usize) -> &[Named] {
        self.named.get(paragraph).map_or(&[], Vec::as_slice)
    }

    /// The part of a paragraph in marks that covers byte `at`.
    pub(super) fn quoted_at(&self, paragraph: usize, at: usize) -> Option<Span> {
        covering(self.quoted.get(paragraph)?, at)
    }

    /// What stands in marks in a paragraph.
    pub(super) fn quoted(&self, paragraph: usize) -> &[Span] {
        self.quoted.get(paragraph).map_or(&[], Vec::as_slice)
    }

    /// Where the narrator's sentence that holds byte `at` starts.
    pub(super) fn sentence_start(&self, paragraph: usize, at: usize) -> usize {
        let Some(starts) = self.starts.get(paragraph) else { return 0 };
        let index = starts.partition_point(|&it| it <= at);
        index.checked_sub(1).and_then(|it| starts.get(it)).copied().unwrap_or(0)
    }

    /// Where the narrator's sentence after byte `at` starts; the paragraph's end where there is none.
    pub(super) fn sentence_end(&self, paragraph: usize, at: usize) -> usize {
        let end = self.view.facts(paragraph).map_or(0, |it| it.text.len());
        let Some(starts) = self.starts.get(paragraph) else { return end };
        starts.get(starts.partition_point(|&it| it <= at)).copied().unwrap_or(end)
    }

    /// The narrator's reporting words of a paragraph, with their indices.
    pub(super) fn reports(&self, paragraph: usize) -> impl Iterator<Item = (usize, &'s Report)> {
        self.reports_from(paragraph, 0)
    }

    /// The narrator's reporting words of a paragraph from byte `from` on, with their indices.
    pub(super) fn reports_from(&self, paragraph: usize, from: usize) -> impl Iterator<Item = (usize, &'s Report)> {
        let reports = self.view.facts(paragraph).map_or(&[][..], |it| it.speech.reports.as_slice());
        let first = reports.partition_point(|it| it.span.from() < from);
        let rest = reports.get(first..).unwrap_or(&[]).iter().enumerate().map(move |(index, it)| (first + index, it));
        rest.filter(move |(_, it)| self.quoted_at(paragraph, it.span.from()).is_none())
    }

    /// The narrator's words within `span` of a paragraph at which nobody goes on speaking.
    pub(super) fn breaks(&self, paragraph: usize, span: Span) -> impl Iterator<Item = &'s Break> {
        let breaks = self.view.facts(paragraph).map_or(&[][..], |it| it.speech.breaks.as_slice());
        let from = breaks.get(breaks.partition_point(|it| it.at < span.from())..).unwrap_or(&[]);
        let within = from.iter().take_while(move |it| it.at < span.to());
        within.filter(move |it| self.quoted_at(paragraph, it.at).is_none())
    }

    /// With whom the narrator's sentence opens that fills `sentence`: the one who goes on in it, and may go on behind it.
    pub(super) fn opening(&self, paragraph: usize, sentence: Span) -> Option<Voice> {
        let openings = &self.view.facts(paragraph)?.speech.openings;
        let opening = openings.get(openings.partition_point(|it| it.at < sentence.from())).filter(|it| it.at < sentence.to())?;
        if !self.is_outside(paragraph, opening.subject.zone) {
            return None;
        }
        let voice = self.cast(paragraph, &opening.subject, opening.gender)?;
        Some(Voice { shown: Evidence::SentenceOpens, ..voice })
    }

    /// The person that a sentence begins with, at the start or after its verb: the last one who could go on speaking.
    pub(super) fn actor(&self, paragraph: usize, sentence: Span) -> Option<Voice> {
        let person = self.names_in(paragraph, sentence).iter().take(NAMES).find(|it| it.kind == Kind::Person)?;
        let facts = self.view.facts(paragraph)?;
        // The words of an office belong to its holder: وزير المالية في الولاية فلان
        let title = self.title(paragraph, person.span).unwrap_or(person.span);
        let lead = facts.tokens_in(Span::new(sentence.from(), title.from().min(person.span.from()).max(sentence.from())));
        if lead.len() > LEAD {
            return None;
        }
        // بعد تلك الحادثة، انفجر فلان
        let adverbial = lead.first().is_some_and(|it| is_preposition(&key_of(it)) && !is_expressing(it));
        let comma = lead.iter().position(|it| it.is_sign('،')).filter(|_| adverbial);
        let lead = comma.and_then(|it| lead.get(it + 1..)).unwrap_or(lead);
        // وقال مخاطبا فلانا: whom a participle has for its object only hears.
        let hears = lead.last().is_some_and(|it| is_reporting_participle(&key_of(it)));
        // وعن فلان رضي الله عنه قال: whoever passes it on.
        let passes = facts.tokens.get(facts.token_at(person.span.to())).is_some_and(|it| &*it.skeleton == "رضي");
        let plain = lead.len() <= 9
            && !hears
            && lead.iter().enumerate().all(|(i, it)| it.is_word() && (i == 0 && is_expressing(it) || passes || !governs(it)));
        let outside = self.is_outside(paragraph, person.span);
        let gender = self.gender(paragraph, title, person.span, person.entity);
        let start = lead.first().map_or(sentence.from(), |it| it.span.from());
        (plain && outside && self.may_be_subject(paragraph, start, person.span)).then_some(Voice {
            place: Place { paragraph, span: person.span },
            entity: person.entity,
            via: Via::Direct,
            shown: Evidence::SentenceOpens,
            gender,
            plural: false,
        })
    }

    /// Who acts in the narrator's sentence that holds byte `at`.
    pub(super) fn acting(&self, paragraph: usize, at: usize) -> Option<Voice> {
        let sentence = Span::new(self.sentence_start(paragraph, at), self.sentence_end(paragraph, at));
        self.opening(paragraph, sentence).or_else(|| self.actor(paragraph, sentence))
    }

    /// وعن رحيل فلان قال: whether a name stands in what a preposition governs that opens its sentence, up to the first comma.
    pub(super) fn is_told_of(&self, name: Place) -> bool {
        let Some(facts) = self.view.facts(name.paragraph) else { return false };
        let lead = facts.tokens_in(Span::new(self.sentence_start(name.paragraph, name.span.from()), name.span.from()));
        lead.first().is_some_and(|it| governs(it) && !is_expressing(it)) && lead.iter().all(Token::is_word)
    }

    /// جماعة الحوثي: whether a name is there that of those who follow its bearer.
    pub(super) fn names_group(&self, name: Place) -> bool {
        let before = self.view.facts(name.paragraph).and_then(|it| it.token_before(name.span.from()));
        let before = before.map(key_of).unwrap_or_default();
        let before = without_conjunction(&before).unwrap_or(&before);
        matches!(
            before.strip_prefix('ل').unwrap_or(before),
            "جماعه"
                | "حركه"
                | "ميليشيا"
                | "ميليشيات"
                | "مليشيا"
                | "مليشيات"
                | "تنظيم"
                | "انصار"
                | "مسلحي"
                | "قوات"
        )
    }

    /// Outside marks, or a name that stands alone in them: ووصف «الدوماني» المعركة
    pub(super) fn is_outside(&self, paragraph: usize, name: Span) -> bool {
        let Some(marks) = self.quoted_at(paragraph, name.from()) else { return true };
        let inside = self.view.facts(paragraph).map_or(&[][..], |it| it.tokens_in(marks));
        let words = Span::new(inside.get(1).map_or(0, |it| it.span.from()), inside.iter().rev().nth(1).map_or(0, |it| it.span.to()));
        self.names_in(paragraph, words).first().is_some_and(|it| it.kind == Kind::Person && it.span == words)
    }

    /// Whoever a name of a paragraph stands for, as one who speaks.
    pub(super) fn bearer(&self, paragraph: usize, name: &Named, via: Via, shown: Evidence) -> Voice {
        Voice {
            place: Place { paragraph, span: name.span },
            entity: name.entity,
            via,
            shown,
            gender: self.gender(paragraph, name.span, name.span, name.entity),
            plural: false,
        }
    }

    /// A speaker that was decided, as one who speaks.
    pub(super) fn voice(&self, it: &Speaker) -> Voice {
        let gender = self.gender(it.place.paragraph, it.place.span, it.place.span, it.entity);
        Voice { place: it.place, entity: it.entity, via: it.via, shown: Evidence::FollowsWords, gender, plural: false }
    }

    /// Whether a person's name covers `span`.
    pub(super) fn is_person(&self, paragraph: usize, span: Span) -> bool {
        self.names_in(paragraph, span).first().is_some_and(|it| it.kind == Kind::Person && it.span.covers(span))
    }

    pub(super) fn names_in(&self, paragraph: usize, span: Span) -> &[Named] {
        let names = self.named(paragraph);
        let from = names.partition_point(|it| it.span.start < span.start);
        let to = names.partition_point(|it| it.span.start < span.end);
        names.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The title or office that a name bears where it stands.
    pub(super) fn title(&self, paragraph: usize, name: Span) -> Option<Span> {
        let names = &self.view.facts(paragraph)?.names;
        let known = names.names.binary_search_by(|it| it.span.start.cmp(&name.start)).ok()?;
        Some(names.titles.get(names.names.get(known)?.title?)?.span)
    }

    // A name that a preposition governs, or one behind a comma that something else opens, is not the subject.
    pub(super) fn may_be_subject(&self, paragraph: usize, start: usize, name: Span) -> bool {
        let Some(facts) = self.view.facts(paragraph) else { return false };
        let index = facts.token_at(name.from());
        let Some(token) = facts.tokens.get(index) else { return false };
        if token.span.start != name.start {
            // A conjunction or preposition is written on the name.
            return name.from() == start;
        }
        let title = self.title(paragraph, name).map_or(name.start, |it| it.start.min(name.start));
        let first = facts.token_at(title as usize);
        let lead = facts.tokens.get(..first).unwrap_or(&[]).iter().rev().take_while(|it| it.span.from() >= start);
        let mut lead = lead.peekable();
        if lead.peek().is_some_and(|it| is_preposition(&key_of(it)) && !(it.span.from() == start && is_expressing(it))) {
            return false;
        }
        let comma = lead.position(|it| it.is_sign('،') || it.is_sign(','));
        comma.is_none_or(|it| it == 0)
    }
}

// وعن رحيل فلان: a preposition, a conjunction before it or none.
fn governs(token: &Token) -> bool {
    let word = key_of(token);
    is_preposition(&word)
        || matches!(word.as_str(), "وعن" | "وعلي" | "والي" | "ومن" | "وفي" | "فعن" | "وحول" | "وبشان" | "ومع" | "وبعد" | "وقبل" | "وعند")
}

// عبر is a verb where it opens the sentence: عبر فلان عن
fn is_expressing(token: &Token) -> bool {
    &*token.skeleton == "عبر"
}

// A stop of an abbreviation in brackets ends no sentence: (بي.بي.سي)
fn in_brackets(text: &str, at: usize) -> bool {
    let mut near = before(text, at).chars().rev().take(40);
    near.find(|it| matches!(it, '(' | ')')) == Some('(')
}

fn covering(spans: &[Span], at: usize) -> Option<Span> {
    let index = spans.partition_point(|it| it.to() <= at);
    spans.get(index).copied().filter(|it| it.contains(at))
}

fn quoted(view: View<'_>, quotes: &quotes::Story) -> Vec<Vec<Span>> {
    let mut out: Vec<Vec<Span>> = vec![Vec::new(); view.facts.len()];
    for quotation in quotes.quotations.iter().filter(|it| it.depth == 0) {
        let (first, last) = (quotation.open.paragraph, quotation.close.paragraph);
        for paragraph in first..=last {
            let end = view.facts(paragraph).map_or(0, |it| it.text.len());
            let from = if paragraph == first { quotation.open.span.from() } else { 0 };
            let to = if paragraph == last { quotation.close.span.to() } else { end };
            if let Some(spans) = out.get_mut(paragraph)
                && spans.last().is_none_or(|it| it.to() <= from)
            {
                spans.push(Span::new(from, to));
            }
        }
    }
    out
}

// Mentions of the story's entities, and names that their paragraph alone shows.
fn named(view: View<'_>, names: &names::Story) -> Vec<Vec<Named>> {
    let mut out: Vec<Vec<Named>> = vec![Vec::new(); view.facts.len()];
    for (index, entity) in names.entities.iter().enumerate() {
        for mention in &entity.mentions {
            if let Some(list) = out.get_mut(mention.place.paragraph) {
                list.push(Named { span: mention.place.span, kind: entity.kind, entity: Some(index) });
            }
        }
    }
    for (list, facts) in out.iter_mut().zip(view.facts) {
        list.sort_by_key(|it| it.span);
        let missing: Vec<Named> = facts
            .names
            .names
            .iter()
            .filter(|name| {
                let near = list.partition_point(|it| it.span.end <= name.span.start);
                !list.get(near).is_some_and(|it| it.span.overlaps(name.span))
            })
            .map(|it| Named { span: it.span, kind: it.kind, entity: None })
            .collect();
        list.extend(missing);
        list.sort_by_key(|it| it.span);
    }
    out
}
