//! Ordinary words in marks, which name nothing, and the clause of content that they stand in.

use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::common::is_common;
use crate::lexicon::cues::Group;
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::Kind;
use super::cue::Report;
use super::kind::{Setting, is_mark, label};
use super::words::{has_preposition, has_pronoun, is_agent, is_body, is_definite, is_noun_of, is_proper, key_of};

// Words whose predicate says what something is: كانت «حيلة»
const COPULAS: &[&str] = &[
    "كان",
    "كانت",
    "ليس",
    "ليست",
    "يعد",
    "تعد",
    "يمثل",
    "تمثل",
    "يشكل",
    "تشكل",
    "اصبح",
    "اصبحت",
    "صار",
    "صارت",
    "بات",
    "باتت",
    "بمثابه",
    "يكون",
    "تكون",
    "بدا",
    "بدت",
    "يبدو",
    "تبدو",
    "سيكون",
    "ستكون",
    "ظل",
    "ظلت",
    "يبقي",
    "تبقي",
    "يعتبر",
    "تعتبر",
    "مجرد",
];

/// Ordinary words that name nothing: نسخ «مسروقة», تعرض لـ«خيانة», سلوكه «الخاطئ»
pub(super) fn is_ordinary(it: &Setting<'_>) -> bool {
    let words: Vec<String> = it.inside.iter().map(key_of).collect();
    let common = !words.is_empty() && words.iter().all(|it| is_common(it) && given_names::find(it).is_none());
    // «وظيفة شاغرة»: an ordinary noun makes an adjective of the word behind it that agrees with it.
    let common = common
        || matches!(words.as_slice(), [noun, adjective] if is_common(noun)
            && noun.ends_with('ه')
            && adjective.ends_with('ه')
            && !is_definite(noun)
            && is_adjective(&format!("ال{adjective}")));
    let Some(before) = it.left(1) else { return false };
    let noun = key_of(before);
    let described = is_definite(&noun) || has_pronoun(&before.skeleton);
    let first = it.first();
    let adjective = words.len() == 1 && described && !names(&noun) && is_adjective(&first);
    // «العملية الأمنية», «الوضع الصعب»
    let pair = words.len() >= 2 && words.iter().all(|it| is_definite(it)) && words.iter().skip(1).all(|it| is_adjective(it));
    let adjective = adjective || pair && !names(&noun) && !it.headline;
    let letters = words.iter().all(|it| it.chars().count() >= 3);
    common && letters && label(it) != Kind::Title && (!is_definite(&first) && !has_preposition(&first) || adjective)
}

/// Whether a word with the article is an adjective by its pattern: الخاطئ, الغنية, المزعومة
pub(super) fn is_adjective(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or("");
    let stem = ["ه", "ين", "ون", "ات"].into_iter().find_map(|it| bare.strip_suffix(it)).unwrap_or(bare);
    let letters: Vec<char> = stem.chars().collect();
    matches!(letters.as_slice(), [_, 'ا', _, _] | [_, _, 'ي', _] | ['م', _, _, _, ..] | [_, _, .., 'ي'])
}

// Whether a noun may have a name behind it: اللاعب «الفتى»
fn names(noun: &str) -> bool {
    is_agent(noun) || is_body(noun) || is_noun_of(noun, &[Group::TitleNoun, Group::TermNoun])
}

// Whether a clause of content opens between the reporting word and the mark, a paper's name in marks aside: قال فلان لـ«الواحة» إن
pub(super) fn depends(it: &Setting<'_>, report: &Report) -> bool {
    let lead = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from()));
    let mut inside = false;
    lead.iter().any(|it| {
        inside ^= is_mark(it);
        !inside && is_that(&key_of(it))
    })
}

/// What the clause of content says of its subject: إن الموازنة «خطوة أولى»
pub(super) fn is_predicate(it: &Setting<'_>) -> bool {
    let Some((report, false)) = it.report else { return false };
    let lead = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from()));
    let Some(that) = lead.iter().rposition(|it| is_that(&key_of(it))) else { return false };
    let indefinite = it.inside.first().is_some_and(|it| it.kind == TokenKind::Word) && !is_definite(&it.first());
    // بدا «منهكا»
    if indefinite && is_copula(&it.left_key(1)) {
        return true;
    }
    let subject = lead.get(that + 1..).unwrap_or(&[]);
    // إن الرئيس الفلاني، فلان الفلاني، «محق»
    let names = |it: &Token| !it.is_word() && (it.is_sign('،') || it.is_sign(',')) || is_proper(&key_of(it));
    (it.words >= 2 || it.ends_clause())
        && (1..=7).contains(&subject.len())
        && subject.iter().enumerate().all(|(at, it)| {
            is_definite(&key_of(it))
                || at == 0 && matches!(&*key_of(it), "هذا" | "هذه" | "ذلك" | "تلك")
                || at > 0 && subject.len() > 3 && names(it)
        })
        && indefinite
}

/// Whether what follows the word says what something is: كانت «حيلة»
pub(super) fn is_copula(word: &str) -> bool {
    COPULAS.contains(&word)
}
