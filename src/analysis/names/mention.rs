//! Names that a paragraph shows on its own evidence: behind a title, begun by a given name, in a list of names, before an apposition.

use crate::arabic::token::Token;
use crate::lexicon::given_names::GivenName;
use crate::lexicon::neighbours::is_namesake;
use crate::lexicon::particles::{is_foreign_particle, is_function_word, is_kunya, is_son, joins_next};
use crate::lexicon::titles;
use crate::text::span::Span;

use super::closing::{is_direction, is_led_on};
use super::extent::{Lead, extend, is_office};
use super::institution;
use super::title::{self, Found};
use super::unlisted::is_foreign_name;
use super::word::{Word, skip, words};
use super::{Facts, Kind, Name};

/// In a paragraph of so few words, a by-line or a caption, a name needs less evidence.
const SHORT: usize = 6;

pub(super) fn read(text: &str, tokens: &[Token]) -> Facts {
    let words = words(text, tokens);
    let mut reader = Reader { text, words: &words, out: Facts::default(), listed: None, run: 0 };
    let mut at = 0;
    while at < words.len() {
        at = reader.step(at);
    }
    let mut out = reader.out;
    out.institutions = institution::read(text, &words, &out.names);
    out.words = words.into_iter().map(|it| (it.form, it.span)).collect();
    out
}

/// Reads a paragraph's words from left to right in the order of its text.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t [Word],
    pub(super) out: Facts,
    /// The word after the last name: where a list of names may go on.
    pub(super) listed: Option<usize>,
    /// So many names stand in the list that has been read last.
    pub(super) run: usize,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    pub(super) fn joined(&self, at: usize) -> Option<&Word> {
        self.word(at).filter(|it| it.joined)
    }

    pub(super) fn is_office(&self, at: usize) -> bool {
        self.word(at).is_some_and(|it| is_office(it, self.joined(at + 1)))
    }

    // A title of more than one word whose first is a given name too: الأمين العام
    pub(super) fn is_long_office(&self, at: usize) -> bool {
        let second = self.joined(at + 1).map(|it| it.key.as_str());
        let long = |it: &titles::Title| it.office && second.is_some() && it.words.get(1).map(String::as_str) == second;
        self.word(at).is_some_and(|it| it.titles().iter().any(long))
    }

    // وسلطان المصري وفهد: in a list an office without its article takes no adjective with one.
    fn is_listed_bare(&self, at: usize, listed: bool) -> bool {
        listed && self.word(at).is_some_and(|it| it.key.starts_with('و') && !it.key.starts_with("وال"))
    }

    // Reads what begins at word `at`; the first word after it.
    fn step(&mut self, at: usize) -> usize {
        self.skip_bracket(at);
        if let Some((span, next)) = self.initials(at) {
            self.found(at, Name { span, kind: Kind::Person, title: None }, None, next);
            return next;
        }
        let listed = self.listed == Some(at) && (self.word(at).is_some_and(|it| it.listed || it.joined) || self.closes_bracket(at));
        if let Some((title, after)) = title::at(self.text, self.words, at)
            && !(title.length == 1 && (!title.nisba || self.is_listed_bare(at, listed)) && self.is_given_name(at, listed))
        {
            self.before(at, &title);
            let index = self.out.titles.len();
            self.out.titles.push(title.title.clone());
            let Some((span, next)) = self.holder(after, &title) else {
                self.hint_behind_title(after, &title, index);
                return after;
            };
            self.found(at, Name { span, kind: Kind::Person, title: Some(index) }, Some(&title), next);
            return next;
        }
        if let Some((span, next)) = self.bare(at, listed) {
            self.found(at, Name { span, kind: Kind::Person, title: None }, None, next);
            return next;
        }
        if let Some((span, next)) = self.given_alone(at, listed) {
            self.found(at, Name { span, kind: Kind::Person, title: None }, None, next);
            return next;
        }
        let further = if listed { self.listed_name(at).or_else(|| self.listed_mononym(at)) } else { None };
        if let Some((span, next)) =
            further.or_else(|| self.untitled(at)).or_else(|| self.aged(at)).or_else(|| self.credited(at)).or_else(|| self.speaker(at))
        {
            self.found(at, Name { span, kind: Kind::Person, title: None }, None, next);
            return next;
        }
        self.hint(at);
        at + 1
    }

    fn found(&mut self, at: usize, name: Name, title: Option<&Found>, next: usize) {
        // أسرة الشهيد فلان, حملة فلان: the family of a man whom his title names, what he leads.
        let before = at.checked_sub(1).and_then(|it| self.word(it));
        let led =
            before.is_some_and(|it| is_family(&it.key) && title.is_some() || is_campaign(&it.key) && !title.is_some_and(|it| it.royal));
        // برنامج المستشارة الألمانية فلانة: nothing is called after whoever needs to be told by a nationality.
        if led || title.is_some_and(|it| it.nisba) || !self.is_called_after(at) {
            self.out.names.push(name);
            self.run = if self.listed == Some(at) { self.run + 1 } else { 1 };
            self.listed = Some(next);
        }
    }

    // What is called after a person is not the person: مستشفى الملك فهد
    pub(super) fn is_called_after(&self, at: usize) -> bool {
        // مكتبه is his office, no library.
        let namesake = |it: &Word| is_namesake(&it.key) && !it.skeleton.ends_with('ه');
        // عن طريق فلان: through him.
        let through = at.checked_sub(2).and_then(|it| self.word(it)).is_some_and(|it| it.key == "عن");
        // بطولة فلان: he plays in it; بطولة الأمير فلان is called after him.
        let plays = at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| it.key.ends_with("بطوله"))
            && self.word(at).is_some_and(|it| it.given.is_some());
        self.joined(at).is_some() && !through && !plays && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(namesake)
    }

    // A title that is a given name too (سلطان) begins a name where a name can be read.
    fn is_given_name(&self, at: usize, listed: bool) -> bool {
        self.word(at).is_some_and(|it| it.given_in_list.is_some()) && self.bare(at, listed).is_some()
    }

    // A given name alone, or what stands behind a nationality: a name if the story knows it from elsewhere.
    fn hint(&mut self, at: usize) {
        let Some(word) = self.word(at) else { return };
        let closed = self
            .joined(at + 1)
            .is_none_or(|it| is_function_word(&it.key) || it.verb || it.common || it.adverbial || it.key.starts_with('و') && !it.nameable);
        if let Some((given, skipped)) = word.given
            && !given.ambiguous
            && !word.national
            && closed
            && !self.is_called_after(at)
        {
            let span = skip(self.text, word.span, skipped);
            self.out.hints.push(Name { span, kind: Kind::Person, title: None });
        } else if word.national
            && !word.key.ends_with("السعوديه")
            && !(word.joined && at.checked_sub(1).and_then(|it| self.word(it)).is_some_and(Word::definite))
            && let Some(name) = self.joined(at + 1).filter(|it| it.nameable && !it.definite() && it.given.is_none())
            && self.joined(at + 2).is_none_or(|it| !it.nameable)
        {
            self.out.hints.push(Name { span: name.span, kind: Kind::Person, title: None });
        } else {
            self.hint_in_context(at);
        }
    }

    // A name without a title: it begins with a given name and has more than one word.
    pub(super) fn bare(&self, at: usize, listed: bool) -> Option<(Span, usize)> {
        // وروى الزوج: he tells.
        let tells = |it: &Word| {
            let roy = it.given.is_some_and(|it| it.0.foreign) && !it.skeleton.ends_with('ى');
            it.says && !roy && !listed && !self.joined(at + 1).is_some_and(|it| is_son(&it.key))
        };
        let word = self.word(at).filter(|it| !it.adverbial && !tells(it))?;
        // لولا لطف الله: but for; عن عمر ناهز الثمانين: at an age.
        let prior = at.checked_sub(1).and_then(|it| self.word(it)).filter(|_| word.joined);
        let next = self.joined(at + 1);
        if word.key == "لولا" && !next.is_some_and(|it| is_foreign_particle(&it.key))
            || word.key == "عمر" && prior.is_some_and(|it| it.key == "عن") && !next.is_some_and(|it| it.definite() || it.given.is_some())
        {
            return None;
        }
        // كوري شمالي
        if word.national && !word.definite() && self.joined(at + 1).is_some_and(|it| is_direction(&it.key)) {
            return None;
        }
        let kunya = is_kunya(&word.key) && (word.skeleton.starts_with('أ') || self.has_family_name(at + 2));
        // وأبو, بأبي
        // آل باتشينو: no clan, but a given name.
        let al =
            word.skeleton.as_ref() == "آل" && self.joined(at + 1).is_some_and(|it| it.nameable && it.foreignness > 5 && !it.definite());
        let led_kunya = ["وأ", "بأ", "لأ"].iter().any(|it| word.skeleton.starts_with(it))
            && word.key.strip_prefix(['و', 'ب', 'ل']).is_some_and(is_kunya);
        let unlisted = GivenName { foreign: false, feminine: false, ambiguous: true };
        // زهرة سربرنيتشا: a flower
        let woman = word.given_in_list.is_some_and(|it| it.0.feminine && it.0.ambiguous);
        let foreign = !word.listed
            && !word.form.listed
            && !woman
            && self.joined(at + 1).is_some_and(|it| it.nameable && it.foreignness > 10 && !it.place);
        let led_foreign = || {
            let second = self.joined(at + 1)?;
            let surname = second.foreignness > 10 && is_foreign_name(second) && !second.place
                || second.given.is_some_and(|it| it.1 == 0 && it.0.foreign);
            word.given_behind_li().filter(|_| surname).map(|it| (it, 1))
        };
        let (called, bracketed) = (self.is_called(at), self.is_bracketed(at));
        let found = word
            .given
            .or_else(led_foreign)
            .or_else(|| word.given_in_list.filter(|_| listed || foreign || bracketed || self.has_family_name(at + 1)));
        let (given, skipped) = found
            .filter(|_| !led_kunya)
            .or_else(|| (kunya || led_kunya || al || self.begins_chain(at)).then_some((unlisted, usize::from(led_kunya))))?;
        let mut next = extend(self.words, at, Lead::Nothing);
        if next - at < 2 && self.joined(at + 1).is_some_and(|it| self.is_said_to_speak(at, it, at + 2)) {
            next = at + 2;
        }
        if next - at < 2
            && let Some(it) = self.before_office(at)
        {
            next = it;
        }
        if next - at < 2 && (bracketed || self.is_aged_pair(at) || self.is_awaited(at, at + 2)) {
            next = at + 2;
        }
        let listed = listed || self.opens_list(at);
        // وحسن الراهب، ومصعب العتيبي: a family name that is an office too.
        let goes_on = self.word(at + 2).is_none_or(|it| !it.joined || it.key.starts_with('و') || is_function_word(&it.key));
        let family = listed && next - at < 2 && goes_on && self.joined(at + 1).is_some_and(|it| it.definite() && !it.heads.is_empty());
        if family {
            next = at + 2;
        }
        if let Some(next) = self.by_line(at, next) {
            return Some((self.cover(at, next)?, next));
        }
        // سيدي بوزيد: a town, called after a saint.
        if next - at < 2 || matches!(word.key.trim_start_matches(['ب', 'و', 'ل']), "سيدي") || self.is_town(next) {
            return None;
        }
        let second = self.word(at + 1)?;
        // Right behind a name an ordinary word goes on the sentence: فلان ضيف البرنامج. شاه إيران
        if given.ambiguous && skipped == 0 && (self.listed == Some(at) && word.joined || second.place && second.given.is_none()) {
            return None;
        }
        let short = self.words.len() <= SHORT && second.nameable && second.definite();
        let sure = !given.ambiguous
            || is_son(&second.key)
            || self.is_awaited(at, next)
            || second.given.is_some_and(|(it, skipped)| !it.ambiguous && skipped == 0 && !(given.feminine && it.foreign))
            || self.has_family_name(at + 1)
            || self.is_man_with_family(at, &given, second)
            || foreign && skipped > 0
            || self.is_said_to_speak(at, second, next)
            || second.nameable && !second.definite() && !second.place && !given.feminine && self.is_told_by(at, word)
            || self.holds_office_behind(at, &given, second, next)
            || joins_next(&second.key) && second.key != "ام"
            || second.key == "العابدين"
            || self.is_ali(at, word, second)
            || led_kunya
            || is_kunya(&word.key) && next - at > 2 && !second.place && !self.is_called_after(at)
            || al
            || called
            || bracketed && !self.completes_noun(at)
            || family
            || listed && second.national && second.definite()
            || given.foreign && is_foreign_particle(&second.key) && self.joined(at + 2).is_some_and(|it| it.nameable)
            || is_led_on(word, second) && !self.completes_noun(at)
            || (listed || short && !self.completes_noun(at)) && second.nameable && !second.place;
        let first = skip(self.text, word.span, skipped);
        sure.then_some((Span::new(first.from(), self.cover(at, next)?.to()), next))
    }

    // Whether the name up to word `next` is a town's: جلال أباد
    fn is_town(&self, next: usize) -> bool {
        next.checked_sub(1).and_then(|it| self.word(it)).is_some_and(|it| matches!(it.key.as_str(), "اباد" | "عنتاب"))
    }

    pub(super) fn cover(&self, from: usize, to: usize) -> Option<Span> {
        Some(self.word(from)?.span.join(self.word(to.checked_sub(1)?)?.span))
    }
}

// What a candidate runs, or the family of somebody who is named with all his names.
fn is_campaign(key: &str) -> bool {
    let bare = key.strip_prefix('و').unwrap_or(key);
    matches!(bare.strip_prefix(['ب', 'ل']).unwrap_or(bare), "حمله" | "اسره" | "عائله")
}

// A family whose head is named behind it.
fn is_family(key: &str) -> bool {
    key.ends_with("عائله") || key.ends_with("اسره")
}

/// Whether a conjunction or a preposition is written with the word.
pub(super) fn is_proclitic(key: &str) -> bool {
    key.starts_with(['و', 'ف', 'ل', 'ب', 'ك'])
}
