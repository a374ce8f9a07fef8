//! Whose scripture or hadith is recited: قال تعالى, عن النبي صلى الله عليه وسلم

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::lexicon::cues::Gender;
use crate::text::span::Span;

use super::Via;
use super::evidence::Evidence;
use super::voice::{Scene, Voice};
use super::words::{key_of, without_conjunction};

/// How far before the marks he is named, in tokens: a blessing stands between.
const REACH: usize = 24;

/// The last one before the marks, in their sentence, whose words are handed down: God or the Prophet.
pub(super) fn source(scene: &Scene<'_>, facts: &paragraph::Facts, quotation: &Quotation) -> Option<Voice> {
    let (paragraph, open) = (quotation.open.paragraph, quotation.open.span.from());
    let lead = facts.tokens_in(Span::new(scene.sentence_start(paragraph, open), open));
    let lead = lead.get(lead.len().saturating_sub(REACH)..)?;
    // وختم بالمثل الشعبي: a proverb or a poet's line that stands nearer is nobody's whom the sentence names before it.
    let other =
        |it: &Token| matches!(key_of(it).trim_start_matches(['و', 'ب']), "المثل" | "الشاعر" | "الحكمه" | "مقوله" | "المقوله" | "قصيده");
    let (at, span, said) = (0..lead.len()).rev().find_map(|at| whose(lead, at).map(|(span, said)| (at, span, said)))?;
    if lead.get(at..).unwrap_or(&[]).iter().any(other) || scene.quoted_at(paragraph, span.from()).is_some() {
        return None;
    }
    let place = Place { paragraph, span };
    let shown = if said { Evidence::OwnSubject } else { Evidence::SameSentence };
    Some(Voice { place, entity: None, via: Via::Direct, shown, gender: Gender::Masculine, plural: false })
}

// Where he is named, and whether a word of saying stands before him.
fn whose(tokens: &[Token], at: usize) -> Option<(Span, bool)> {
    let token = tokens.get(at)?;
    let key = |it: usize| tokens.get(it).map(key_of).unwrap_or_default();
    let (word, before, next) = (key(at), at.checked_sub(1).map(key).unwrap_or_default(), key(at + 1));
    let bare = without_conjunction(&before).unwrap_or(&before);
    let said = matches!(bare, "قال" | "يقول" | "قوله" | "بقوله" | "لقوله" | "قول" | "بقول" | "لقول" | "كقوله");
    let passed_on = said || matches!(bare, "عن" | "حديث" | "لحديث" | "ان" | "سمع" | "سمعت" | "وصفهم" | "وصفه" | "علمنا" | "امرنا" | "بذلك");
    let praised = matches!(&*next, "تعالي" | "سبحانه" | "عز" | "جل" | "تبارك");
    let own = match &*word {
        "النبي" | "الرسول" | "نبينا" | "رسولنا" | "المصطفي" => passed_on || matches!(&*next, "صلي" | "عليه"),
        // رسول الله, رسول الهدى: and no envoy of somebody else's.
        "رسول" => (passed_on || matches!(&*key(at + 2), "صلي" | "عليه")) && matches!(&*next, "الله" | "الهدي" | "الاسلام" | "الرحمه"),
        "الله" => before != "رسول" && (said || praised && !matches!(&*before, "صلي" | "رضي" | "بحمد" | "كتاب")),
        "الحق" => praised,
        "تعالي" | "سبحانه" => said,
        _ => false,
    };
    let last = if word == "رسول" { at + 1 } else { at };
    let last = if matches!(&*key(last + 1), "الكريم" | "الامين" | "الاكرم" | "الاعظم") { last + 1 } else { last };
    own.then(|| Some((token.span.join(tokens.get(last)?.span), said))).flatten()
}
