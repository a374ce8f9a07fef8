//! The last and the first word of a name that means something else too: دوغل مرلون، سرحان علي الذي

use crate::analysis::paragraph;
use crate::arabic::token::{Kind, Token};
use crate::lexicon::common::{is_common, is_common_as_it_stands, is_common_without_proclitics};
use crate::lexicon::cues::{self, Group, Shape};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::kind::is_mark;
use super::line::Line;
use super::voice::Scene;
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_definite, is_document, is_land, is_manner, is_origin, is_preposition, is_related,
    is_reporting_participle, key_of, opens_clause, without_conjunction,
};

/// How many tokens before a name its verb may stand.
const NEAR: usize = 3;

impl Scene<'_> {
    /// A name with the word behind it where the sentence goes on without that word: whatever else it means, it is the surname.
    pub(super) fn with_surname(&self, paragraph: usize, noun: Span, name: Span) -> Span {
        self.view.facts(paragraph).and_then(|facts| self.surname_behind(paragraph, facts, noun, name)).map_or(name, |it| name.join(it))
    }

    fn surname_behind(&self, paragraph: usize, facts: &paragraph::Facts, noun: Span, name: Span) -> Option<Span> {
        let last = facts.token_at(name.to().saturating_sub(1));
        let [word, behind @ ..] = facts.tokens.get(last + 1..)? else { return None };
        let (key, before) = (key_of(word), key_of(facts.tokens.get(last)?));
        let words = facts.tokens_in(name);
        let known = self.named(paragraph).iter().any(|it| it.span.contains(word.span.from()));
        let given = given_names::find(&key).is_some();
        let common = is_common_as_it_stands(&key) || is_common_without_proclitics(&key) && !given;
        let first = given_names::find(&before).is_some() && words.len() <= 2;
        let foreign = words.len() <= 2 && words.iter().all(|it| !is_common(&key_of(it)) && it.is_word() && !is_definite(&it.skeleton));
        // كريم صدر الذي, ياسين بوعلي، ناصر طالب (45 عاما): where nothing but the name can end there, its last word may be any.
        let years = |it: &Token| matches!(&*key_of(it), "عاما" | "عام" | "سنه" | "اعوام" | "سنوات");
        let age = behind.get(1).is_some_and(|it| it.kind == Kind::Number) && behind.get(2).is_some_and(years);
        let comma = behind.first().is_some_and(|it| it.is_sign('،'));
        let aged = behind.first().is_some_and(|it| it.is_sign('(')) && age;
        let ended = behind.first().is_some_and(|it| {
            comma
                || aged
                || matches!(&*it.skeleton, "الذي" | "التي")
                || is_definite(&it.skeleton) && is_agent(&key_of(it))
                || words.len() == 1 && is_mark(it) && !names_text(&key)
        });
        if first && !known && ended && may_end_name(word, &key) && (words.len() == 1 || !is_finite(&key)) {
            return Some(word.span);
        }
        // فليكس كي، كريمة فايه (45 عاما), حمد عيسى والي، إن: nor does a particle stand before a comma, and anything before one's age is the name.
        let particle =
            comma && words.len() == 1 && key.chars().count() == 2 && !matches!(&*key, "لا" | "له" | "به" | "لي" | "لك" | "هو" | "هي");
        let adverb = cues::is(&key, Group::Adverb) || is_manner(&key) || has_preposition(&key) || has_pronoun(&word.skeleton);
        let third =
            first && comma && words.len() == 2 && !(is_finite(&key) || is_definite(&key) || is_land(&key) || adverb || key.ends_with('ا'));
        if (first || foreign) && !known && word.is_word() && (particle || third || aged && !is_agent(&key)) {
            return Some(word.span);
        }
        if known || !(first || foreign) || !is_plain(word, &key, given) || takes_person(facts, noun.from().min(name.from())) {
            return None;
        }
        // غلام حسين غيب برور إن
        if let [last, that, ..] = behind
            && first
            && is_that(&key_of(that))
            && is_plain(last, &key_of(last), false)
            && !is_common(&key_of(last))
        {
            return Some(word.span.join(last.span));
        }
        let next = behind.first();
        let said = next.is_none_or(|it| {
            it.is_sign('(') && age
                || !it.is_word() && !it.is_sign('(') && !it.is_sign('-')
                || is_that(&key_of(it))
                || matches!(&*it.skeleton, "قد" | "فقد")
        });
        let goes_on = next.is_some_and(|it| {
            let key = key_of(it);
            is_preposition(&key)
                || matches!(&*key, "بهذا" | "بهذه" | "بذلك")
                || key.starts_with('ل') && has_preposition(&key)
                || is_agent(&key) && (!is_definite(&key) || !word.skeleton.starts_with('ب'))
        });
        // قال فلان عاطل عن العمل: what describes him is no name unless it can be one.
        let fits = if given || !common {
            said || goes_on
        } else {
            (first && words.len() == 1 || foreign && words.len() == 2) && said && !key.ends_with('ه')
        };
        fits.then_some(word.span)
    }

    /// قال ركن مرلون: an ordinary word between the verb of saying and a foreign surname is the first name.
    pub(super) fn follows_saying(&self, paragraph: usize, first: &Token, name: Span) -> bool {
        let Some(facts) = self.view.facts(paragraph) else { return false };
        let at = facts.token_at(first.span.from());
        let before = at.checked_sub(1).and_then(|it| facts.tokens.get(it));
        let key = key_of(first);
        let alone = facts.tokens_in(name);
        let surname =
            matches!(alone, [it] if !is_common(&key_of(it)) && given_names::find(&key_of(it)).is_none() && !is_definite(&it.skeleton));
        before.is_some_and(says) && surname && is_plain(first, &key, false) && !key.ends_with('ه')
    }
}

/// A verb of saying that takes no object: قال, وأضاف
pub(super) fn says(token: &Token) -> bool {
    let key = key_of(token);
    let says = |it: &str| cues::forms(it).any(|it| it.entry.intransitive && it.shape == Shape::Finite);
    says(&key) || without_conjunction(&key).is_some_and(says)
}

// What one writes that has a name in marks behind it: كتب كريم قصيدة «كذا»
fn names_text(word: &str) -> bool {
    [Group::TitleNoun, Group::Medium, Group::Document, Group::Noun].into_iter().any(|it| cues::is(word, it))
}

// A word that a name may end in, whatever it means elsewhere: no particle, nothing with the article or a pronoun, no adverb or what one is.
fn may_end_name(word: &Token, key: &str) -> bool {
    let particle = is_preposition(key) || is_that(key) || opens_clause(key) || cues::is(key, Group::Adverb) || is_led(key);
    let told = is_agent(key) || is_body(key) || is_land(key) || is_manner(key) || is_reporting_participle(key);
    word.is_word()
        && key.chars().count() >= 3
        && !(particle || told || is_definite(key) || has_pronoun(&word.skeleton) || key.ends_with('ا'))
        && !matches!(key, "هذا" | "هذه" | "ذلك" | "تلك" | "كان" | "كانت")
}

/// A word that could be part of a name: no particle, no article, nobody's office, nothing with a pronoun.
pub(super) fn is_plain(word: &Token, key: &str, given: bool) -> bool {
    let led = |it: &str| is_land(it) || cues::is(it, Group::TitleName);
    let bare = key.strip_prefix(['ب', 'ل']).unwrap_or("");
    let joined = without_conjunction(key).is_some_and(is_common_as_it_stands) && !is_common_as_it_stands(key);
    // ميلينا: no participle has ي behind its م.
    let second = key.chars().nth(1);
    let manner = key.ends_with('ا') && (is_common_as_it_stands(key) || key.starts_with('م') && second != Some('ي') || second == Some('ا'));
    let pronoun = has_pronoun(&word.skeleton)
        && (key.starts_with('ب') || is_related(&word.skeleton) || word.skeleton.contains("ته") || is_common_as_it_stands(key));
    // إيد كذا: no verb of the past begins with إ.
    let verb = || !word.skeleton.starts_with('إ') && is_finite(key);
    let present = key.starts_with(['ي', 'ت']) && is_common(key);
    // What a given name may be too.
    let open = given || !(key.starts_with('ل') || is_agent(key) || word.skeleton.ends_with('ة') || present || verb());
    let particle = is_preposition(key) && &*word.skeleton != "علي"
        || is_that(key)
        || opens_clause(key)
        || has_preposition(key)
        || cues::is(key, Group::Adverb)
        || matches!(key, "هذا" | "هذه" | "ذلك" | "تلك" | "كل" | "كان" | "كانت" | "نفسه" | "نفسها");
    let noun = is_definite(key) || led(key) || led(bare) || is_body(key) || is_document(key);
    word.is_word() && key.chars().count() >= 3 && open && !particle && !noun && !joined && !manner && !pronoun
}

/// A verb of saying as it stands in a clause: قال, وصف
pub(super) fn is_finite(key: &str) -> bool {
    cues::forms(key).any(|it| it.shape == Shape::Finite && it.entry.group.is_verb())
}

/// A verb right before the name that takes a person: the word behind the name may be whom it takes. وحث مرلون فلانا
pub(super) fn takes_person(facts: &paragraph::Facts, from: usize) -> bool {
    let at = facts.token_at(from);
    facts.tokens.get(at.saturating_sub(NEAR)..at).unwrap_or(&[]).iter().any(|it| {
        let key = key_of(it);
        let bare = without_conjunction(&key).unwrap_or(&key);
        takes_somebody(bare, Shape::Finite)
    })
}

/// A word, without its conjunction, that is a form of a verb whose object is a person.
pub(super) fn takes_somebody(word: &str, shape: Shape) -> bool {
    cues::forms(word).any(|it| it.shape == shape && is_of_somebody(it.entry.lemma.as_str()))
}

/// A verb whose object is a person, by its lemma, and اتهام, whose noun is told of far more often than who accuses.
pub(super) fn is_of_somebody(lemma: &str) -> bool {
    matches!(lemma, "أبلغ" | "أخبر" | "طمأن" | "خاطب" | "سأل" | "نبه" | "حذر" | "نصح" | "اتهم" | "وصف" | "اتهام")
        || matches!(lemma, "حث" | "حض" | "دعا" | "طالب" | "انتقد" | "هاجم" | "ناشد" | "شكر" | "هنأ" | "نعت")
}

/// مدير المجلة إتيان غيرنيل ردا على: behind a complete noun two words that no list holds as they stand, though prose may know their stems.
pub(super) fn foreign_pair(line: &Line<'_>, at: usize) -> bool {
    let part = |it: usize| {
        let word = line.key(it);
        let verb = cues::forms(word).any(|it| it.entry.group.is_verb());
        line.token(it).is_some_and(Token::is_word)
            && word.chars().count() >= 3
            && !is_common_as_it_stands(word)
            && !(is_definite(word) || verb || is_agent(word) || is_body(word) || is_document(word) || is_origin(word))
            && !(is_preposition(word) || has_preposition(word) || is_that(word) || is_manner(word) || is_reporting_participle(word))
            && !(word.starts_with(['ي', 'ت', 'و', 'ف']) || word.ends_with("ات") || word.ends_with("ين") || word.ends_with("ها"))
            && !(cues::is(word, Group::Adverb) || cues::is(word, Group::Noun))
    };
    let complete = is_definite(line.key(at - 1)) || line.is_sign(at - 1, '،') || line.is_sign(at - 1, ',');
    complete && part(at) && part(at + 1) && closes(line.key(at + 2))
}

/// A word that prose knows by a stem at most: no particle, no article, nobody's office, no preposition written on a noun.
pub(super) fn is_rare(line: &Line<'_>, at: usize) -> bool {
    let word = line.key(at);
    let listed = [Group::Agent, Group::Body, Group::Document, Group::Land, Group::Adverb].into_iter().any(|it| cues::is(word, it));
    line.token(at).is_some_and(Token::is_word)
        && word.chars().count() >= 3
        && !(is_common_as_it_stands(word) || is_led(word) || listed)
        && !(is_definite(word) || is_preposition(word) || has_preposition(word) || is_that(word) || opens_clause(word))
        && !cues::forms(word).any(|it| it.entry.group.is_verb())
}

/// What no name goes on with.
pub(super) fn closes(word: &str) -> bool {
    // باعتزاز: how one says it.
    let manner = word.starts_with('ب') && is_led(word) && given_names::find(word).is_none();
    manner || word.is_empty() || is_preposition(word) || has_preposition(word) || is_that(word) || cues::is(word, Group::Adverb)
}

// An ordinary noun with a preposition or conjunction written on it.
fn is_led(word: &str) -> bool {
    is_common(word) && !is_common_without_proclitics(word) && !is_common_as_it_stands(word)
}
