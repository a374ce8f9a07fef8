//! How far a name goes from the word that begins it.

use crate::lexicon::common::is_common_as_it_stands;
use crate::lexicon::given_names::{self, GivenName};
use crate::lexicon::neighbours::{is_body, is_company, is_kin, is_lot};
use crate::lexicon::particles::{ends_dedication, is_foreign_particle, is_function_word, is_son, is_time, joins_next};
use crate::lexicon::places;

use super::closing::{is_action, is_clause, is_direction, is_land, is_last_element, is_never, is_participle, is_preposition, takes_office};
use super::word::Word;

/// A name has at most so many words.
const NAME: usize = 9;

/// What stands before a name, and what may therefore close it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// No title.
    Nothing,
    /// A ruler's title, behind which a given name may stand alone. A nationality may close the name.
    Royal,
    /// Another title: behind it a given name has a family name, and any definite word is one.
    Office,
    /// The same, right before the name: whatever the given name means elsewhere, here it is one.
    Direct,
}

impl Lead {
    fn is_office(self) -> bool {
        matches!(self, Self::Office | Self::Direct)
    }
}

/// The first word after the name that begins at word `at`.
pub(super) fn extend(words: &[Word], at: usize, lead: Lead) -> usize {
    let mut name = Name {
        expect: false,
        particle: false,
        named: false,
        chain: false,
        closers: 0,
        foreign: false,
        arabic: false,
        lettered: false,
        article: false,
        sure: false,
        known: false,
        free: false,
        direct: false,
    };
    if let Some(first) = words.get(at) {
        // آبي is a foreign name, and no kunya.
        name.expect = joins_next(&first.key) && !first.skeleton.starts_with('آ') || is_son(&first.key);
        let given = first.given.or_else(|| first.given_behind_li().map(|it| (it, 1)));
        name.foreign = given.is_some_and(|it| it.0.foreign);
        name.arabic = given.is_some_and(|it| !it.0.foreign);
        name.sure = given.is_some_and(|it| !it.0.ambiguous || lead == Lead::Direct) || !first.common;
        name.known = given.is_some_and(|it| !it.0.ambiguous) && !first.national;
        name.direct = lead == Lead::Direct && given.is_some_and(|it| it.0.ambiguous);
        // عمر المباراة is how long a match has lasted.
        name.free = given.is_some() && first.key != "عمر" && stands_free(words, at);
    }
    let mut end = at + 1;
    while end - at < NAME
        && let Some(word) = words.get(end).filter(|it| it.joined)
        && name.takes(word, words.get(end + 1).filter(|it| it.joined), lead, end - at)
    {
        // رامي الحمد الله
        name.article = word.definite() && !matches!(word.key.as_str(), "الحمد" | "العبد");
        end += 1;
    }
    // A particle without its word belongs to none.
    while end > at + 1 && words.get(end - 1).is_some_and(|it| is_son(&it.key) || matches!(it.key.as_str(), "ابو" | "ال") || is_particle(it))
    {
        end -= 1;
    }
    end
}

struct Name {
    /// The next word belongs to it, whatever it is: after بن, أبو
    expect: bool,
    /// And it stands behind a particle of a foreign name.
    particle: bool,
    /// A father has been named.
    chain: bool,
    /// The last word taken is a given name that may close it.
    named: bool,
    /// Words that may close a name: family names, unknown words.
    closers: usize,
    foreign: bool,
    arabic: bool,
    /// The last word that closed an Arabic given name's bearer is spelled as foreign names are: another may follow. علي بونغو أونديمبا
    lettered: bool,
    /// The last word taken has the article.
    article: bool,
    /// The given name is no ordinary word: عيد الفطر is no Eid.
    sure: bool,
    /// Nothing but a given name can be meant by it.
    known: bool,
    /// No verb stands before it whose object the word behind a given name could be.
    free: bool,
    /// The given name is an ordinary word too, and only the title right before it says that it is none here.
    direct: bool,
}

impl Name {
    fn takes(&mut self, word: &Word, next: Option<&Word>, lead: Lead, taken: usize) -> bool {
        let key = word.key.as_str();
        // المدرب علام أشرف على: he supervises.
        if key == "اشرف" && next.is_some_and(|it| it.key == "علي") {
            return false;
        }
        // A prayer, no name: رضي الله عنه
        if matches!(key, "رضي" | "رحم") && next.is_some_and(|it| it.key == "الله") {
            return false;
        }
        // زعيم كوري شمالي, فيتو روسي: whence somebody is, and no name.
        if self.foreign && !self.expect && !word.definite() && ((word.national || is_land(key)) && !self.known || is_direction(key)) {
            return false;
        }
        // A given name that is an ordinary word too may have closed the name, or not: أحمد مهدي فضيل
        let open = self.closers == 0 || self.named;
        self.named = false;
        if word.hyphenated && !word.definite() && (self.foreign || !self.arabic && key.chars().count() < 4) {
            return true;
        }
        if self.expect {
            self.expect = joins_next(key);
            // Behind a foreign particle one word closes the name.
            if self.particle {
                self.closers = 2;
            }
            return !is_function_word(key) || given_names::find(key).is_some();
        }
        // A relative and no son by name: فلان ابن عم الرئيس
        if key == "ابن"
            && next.is_some_and(|it| is_son(&it.key) || is_kin(&it.key) || matches!(it.key.as_str(), "عم" | "خال" | "اخ" | "شقيق"))
        {
            return false;
        }
        if is_never(word) {
            return false;
        }
        if is_son(key) {
            (self.expect, self.chain, self.closers) = (true, true, 0);
            return true;
        }
        if joins_next(key) && key != "ام" && key != "ال" && !(self.foreign && word.skeleton.starts_with('آ'))
            || word.skeleton.as_ref() == "آل"
            || is_particle(word)
                && !(self.arabic && matches!(key, "لا" | "لو" | "كي" | "تي" | "اف"))
                && next.is_some_and(|it| it.may_be_foreign() && !it.key.starts_with("وو") || self.foreign && may_follow_particle(it))
        {
            self.expect = true;
            self.particle = self.foreign && is_particle(word);
            self.closers = usize::from(key == "ال");
            return true;
        }
        if open
            && let Some(given) =
                given_names::find(key).or(word.given.filter(|it| it.1 == 0).map(|it| it.0)).filter(|it| self.goes_on(*it, word, next))
        {
            // An ordinary word closes the name where it is its surname.
            self.named = given.ambiguous && taken > 1;
            self.closers = usize::from(self.named);
            return true;
        }
        // محمد خاقان عطا الله
        let dedicated = self.lettered && self.closers == 1 && word.given.is_some_and(|it| it.1 == 0) && key.ends_with("الله");
        if dedicated {
            self.closers = 2;
            return true;
        }
        if open {
            self.closers = 0;
        }
        if taken > 1 && is_last_element(key) {
            self.closers = 0;
            return true;
        }
        // وفلان الفلاني: behind a whole name the next one of a list.
        if taken > 1
            && key.starts_with('و')
            && word.given.is_none()
            && next.is_some_and(|it| it.may_be_foreign() || it.definite() && it.nameable)
        {
            return false;
        }
        if self.closes(word, next, lead, taken) || taken == 1 && lead != Lead::Royal && self.is_noun_for_surname(word, next, lead) {
            self.closers += 1;
            self.lettered = !word.definite() && word.given.is_none() && !word.common;
            return true;
        }
        // صلاح الدين, نور الله: two words of one name; فلان الفلاني الله يرحمه is a prayer.
        !open && ends_dedication(key) && (key != "الله" || !self.article)
    }

    // A further given name; one that is an ordinary word too only where no sentence goes on with it.
    fn goes_on(&self, given: GivenName, word: &Word, next: Option<&Word>) -> bool {
        let key = word.key.as_str();
        if !given.ambiguous {
            return true;
        }
        if word.says || word.verb {
            return false;
        }
        // Behind a whole name an ordinary word with a noun behind it begins the sentence's next part: خطاب شكر
        let noun = |it: &Word| it.listed && !it.definite() && !it.verb && !is_function_word(&it.key) && !is_office(it, None);
        if self.chain && word.listed && next.is_some_and(noun) {
            return false;
        }
        let ends = next
            .is_none_or(|it| is_office(it, None) || it.verb || it.given.is_some_and(|(given, skipped)| !given.ambiguous && skipped == 0));
        let ali = word.skeleton.as_ref() == "علي"
            && self.sure
            && next.is_none_or(|it| it.nameable || it.given.is_some_and(|it| it.1 == 0) || is_son(&it.key));
        // مساعد وزير: his office, no name.
        let complement = takes_office(key) && next.is_some_and(|it| is_office(it, None) && (!it.definite() || self.foreign));
        (ali || !is_function_word(key)) && !is_action(key) && !complement && (!is_office(word, next) || ends)
    }

    // An ordinary noun right behind an office and a given name, up to the clause's border: الوزير بطرس حرب
    fn is_noun_for_surname(&self, word: &Word, next: Option<&Word>, lead: Lead) -> bool {
        let key = word.key.as_str();
        let list = |it: &Word| self.free && goes_on_list(it);
        let ends = next.is_none_or(|it| list(it) || lead.is_office() && (is_function_word(&it.key) || it.verb || is_office(it, None)));
        // حسن روحاني: only its ending makes it an ordinary word.
        let seems = self.direct && !word.listed && key.ends_with("اني") && !word.national
            || self.foreign && lead == Lead::Direct && word.foreignness > 0;
        let border = (ends || seems) && (lead.is_office() || self.arabic || self.foreign || self.free);
        let bare = !word.definite() && !word.adverbial && !word.skeleton.ends_with(['ا', 'ة', 'ت', 'ه']);
        let family = next.is_some_and(|it| it.nameable && it.definite() && it.key.ends_with('ي') && !it.national);
        self.sure
            && (self.arabic || self.foreign)
            && (border || family)
            && bare
            && (is_common_as_it_stands(key) || word.common && !word.key.starts_with(['و', 'ب', 'ل', 'ف', 'ك']))
            && !is_function_word(key)
            && !word.verb
            && !is_office(word, next)
    }

    // A family name: an unknown word, or one with the article behind the given names or behind one unknown word.
    fn closes(&self, word: &Word, next: Option<&Word>, lead: Lead, taken: usize) -> bool {
        let key = word.key.as_str();
        if is_office(word, next) {
            // An office without its complement or its holder is a family name: عادل إمام, ماجد المهندس
            let holder = |it: &Word| it.given.is_some_and(|it| it.1 == 0) || it.nameable && !it.definite() || is_office(it, None);
            let family = word.definite() && !is_participle(key) && lead != Lead::Royal && !self.foreign;
            // عام is no year behind مدير.
            let goes_on = word.titles().iter().any(|it| it.words.len() > 1 && it.words.get(1) == next.map(|it| &it.key));
            let free = next
                .is_none_or(|it| !goes_on && (is_function_word(&it.key) || family && !holder(it) && (lead.is_office() || !it.definite())));
            return self.closers == 0 && self.sure && free && !is_company(key) && (!self.chain || word.definite());
        }
        // كرم الاتحاد: a body is nobody's family name.
        if word.definite() && (is_company(key) || is_body(key)) {
            return false;
        }
        // سعود الأخ والصديق; فلان بن فلان بالزي العسكري
        if matches!(key, "الاخ" | "الاخت" | "الزميل" | "الزميله")
            || !self.foreign && key.starts_with("بال") && next.is_some_and(Word::definite)
        {
            return false;
        }
        if word.definite() {
            let national = word.national && (lead != Lead::Nothing || next.is_none_or(|it| !it.definite()));
            // Any definite word behind an office; elsewhere where neither a verb before nor a word behind has a use for it: عبر سلمان العودة،
            let institution = word.skeleton.ends_with("ية");
            // حكومة فلان الفلاني المستقيلة: hers, and no family's.
            if key.starts_with("الم") && word.skeleton.ends_with('ة') && key.chars().count() > 6 {
                return false;
            }
            let parted = self.free
                && self.arabic
                && lead == Lead::Nothing
                && !institution
                && next.is_none_or(|it| goes_on_list(it) || is_clause(&it.key));
            let office = lead.is_office() && (taken == 1 || !self.direct || next.is_none());
            // Behind his father's name comes the family's: محمد بن عبدالرحمن القصير،
            let family = self.chain && !institution && !is_participle(key) && next.is_none();
            let any =
                (office || parted || family) && self.sure && !is_function_word(key) && !is_time(key) && word.skeleton.as_ref() != "الله";
            // A second definite word is a family name or a tribe's: no plural, and none of two letters. المنشدون, الزي
            if self.closers > 0 && (key.ends_with("ون") || key.chars().count() < 5) {
                return false;
            }
            // A plural is no family name behind a foreign given name.
            if self.foreign && lead == Lead::Nothing && key.ends_with("ين") && word.key.chars().count() > 5 {
                return false;
            }
            return self.closers <= usize::from(!self.foreign)
                && word.nameable
                // عبيد المريني المحسوب على
                && !(self.closers == 1 && key.starts_with("الم") && !key.ends_with('ي'))
                && !(is_participle(key) && (self.foreign || key.starts_with("الم")))
                || self.closers == 0 && self.arabic && (national || any);
        }
        // ألغى, توفى: hardly a name ends so that no list has.
        if word.skeleton.ends_with('ى') && self.closers > 0 {
            return false;
        }
        let second = self.foreign && self.closers == 1 && !key.starts_with(['و', 'ل', 'ب', 'ف', 'ك']) && word.foreignness > -30;
        let second = second
            || self.lettered
                && self.arabic
                && lead.is_office()
                && self.closers == 1
                && word.nameable
                && !word.place
                && (word.foreignness > 10 || next.is_none_or(|it| is_function_word(&it.key)) && !word.skeleton.ends_with(['ه', 'ا', 'ة']))
                && !key.starts_with(['و', 'ل', 'ب', 'ف', 'ك', 'ي', 'ت'])
                && next.is_none_or(|it| !it.nameable);
        // وزوكالا: no foreign name begins with و and a consonant.
        let mut letters = key.chars();
        let conjoined = self.foreign
            && letters.next() == Some('و')
            && letters.next().is_some_and(|it| !matches!(it, 'ا' | 'و' | 'ي' | 'ه' | 'ر' | 'ل'));
        // كروز is no روز behind a proclitic.
        let led = word.led && !self.arabic && !key.starts_with('ك') || word.place && !key.starts_with('ك') && places::kind(key).is_none();
        // A foreign name only seems to have an article behind a preposition: بالوتيلي
        // Nor has a Tunisian one: بالضيافي
        let tunisian = self.arabic && self.sure && key.ends_with('ي') && next.is_none();
        let seeming = key.starts_with("بال")
            && self.closers == 0
            && !word.common
            && !word.place
            && (self.foreign && word.foreignness > 0 && !key.strip_prefix('ب').is_some_and(is_common_as_it_stands) || tunisian);
        // A preposition with its word, no family name: هزازي لكدمة في
        let phrase = self.arabic && key.starts_with('ل') && word.foreignness < -10 && next.is_some_and(|it| is_function_word(&it.key));
        // The last syllable of a Korean name, with a space before it instead of a hyphen: كيم جونغ أون
        let syllable = self.foreign && matches!(key, "اون" | "ايل" | "اوك" | "هيون" | "ايم");
        let town =
            places::kind(key).is_some() && (!lead.is_office() || self.foreign && !(taken == 1 && next.is_some_and(|it| it.nameable)));
        // قمر الإسلام فر إلى: two letters and more of the sentence are a verb.
        let town = town || self.arabic && key.chars().count() < 3 && next.is_some();
        (self.closers == 0 || second || syllable)
            && !town
            && !conjoined
            && !phrase
            && (syllable
                || seeming
                || word.nameable && !led
                || self.foreign && word.verb && !word.says && !word.listed && word.foreignness > 0
                || self.foreign && self.sure && taken == 1 && is_ordinary_by_ending(word) && !is_function_word(key) && next.is_none_or(ends_clause)
                // اللواء علي سيدان الذي: it only looks like a verb.
                || lead == Lead::Direct
                    && taken == 1
                    && word.verb
                    && !word.common
                    && !word.says
                    && next.is_none_or(|it| is_clause(&it.key) || is_office(it, None))
                || self.foreign && word.may_be_foreign() && !(led && (word.place || key.starts_with('و'))))
            && (self.foreign || !key.ends_with("ين") || key.starts_with("ابو") || word.unknown && word.foreignness > 0)
    }
}

// A word that only its endings make an ordinary one, without an article: جون هام, توم كروز
fn is_ordinary_by_ending(word: &Word) -> bool {
    let led = word.key.starts_with(['و', 'ب', 'ل', 'ت', 'ا'])
        || word.key.strip_prefix(['ف', 'ك']).is_some_and(|it| is_common_as_it_stands(it) || is_common_as_it_stands(&format!("ال{it}")));
    word.common && !word.form.listed && !word.verb && !word.definite() && !led && !word.skeleton.ends_with(['ة', 'ا', 'ه', 'ت', 'ى'])
}

// Whether a clause ends before the word, or the list goes on with it.
fn ends_clause(word: &Word) -> bool {
    is_function_word(&word.key) || word.verb || word.key.starts_with('و')
}

// Whether no verb stands right before word `at`, of which a noun behind the name could be the object: a border does, a word of saying,
// a small word or a definite one.
fn stands_free(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|it| words.get(it)).filter(|_| word.joined);
    before.is_none_or(|it| it.says || it.national || it.definite() || is_preposition(&it.key) || is_lot(&it.key))
}

// Whether a list of names goes on with the word: وسعيد
fn goes_on_list(word: &Word) -> bool {
    word.given_in_list.is_some_and(|it| it.1 == 1) && word.key.starts_with('و')
}

// Behind a particle a word that is listed nowhere goes on the name, whatever its first letters: دي بروين
fn may_follow_particle(word: &Word) -> bool {
    !(word.definite() || word.listed || word.verb || word.adverbial || is_function_word(&word.key))
}

/// A particle of foreign names, and no فإن.
pub(super) fn is_particle(word: &Word) -> bool {
    is_foreign_particle(&word.key) && !word.skeleton.starts_with("فإ")
}

/// A word that begins titles is rather the title of what follows: أمير منطقة, ولي العهد
pub(super) fn is_office(word: &Word, next: Option<&Word>) -> bool {
    let goes_on = |second: &str| next.is_some_and(|it| it.joined && it.key == second);
    word.titles().iter().any(|it| it.office && it.words.get(1).is_none_or(|second| goes_on(second)))
}
