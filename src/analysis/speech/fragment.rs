//! Whether a few words in marks are a speaker's own, and not the name of something.

use crate::arabic::token::{Kind as TokenKind, Token};
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::is_that;
use crate::text::span::Span;

use super::Kind;
use super::cue::{Complement, Report};
use super::kind::{Setting, is_clause, is_mark, label};
use super::saying::that_before;
use super::words::{has_preposition, has_pronoun, is_agent, is_body, is_definite, is_preposition, is_proper, key_of, stems};

/// How many tokens behind a verb that governs a few words these may stand.
const NEAR: usize = 14;

fn report_near(it: &Setting<'_>, report: &Report) -> usize {
    it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from())).len()
}

/// Whether the marks hold words of the speaker's rather than the name of something.
pub(super) fn is_fragment_shaped(it: &Setting<'_>) -> bool {
    let Some((report, after)) = it.report else { return false };
    let quoted_with = it.clitic().is_some_and(|it| it == "ب");
    let governs = (report.governs() || report.form.object) && report_near(it, report) <= NEAR;
    if it.headline && !it.colon() && it.words <= 2 && !(governs && quoted_with || is_ordinary(it)) {
        return false;
    }
    let near = report_near(it, report);
    if near == 0 && report.form.entry.group == Group::Relay {
        return false;
    }
    let lead = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from()));
    // ووصف فلان ما يحصل للعين في هذه الحالة بـ«كذا»
    let calls = matches!(report.form.entry.lemma.as_str(), "وصف" | "اتهم" | "نعت" | "سمى" | "شبه" | "صنف" | "قدر") && near <= 2 * NEAR;
    if calls && (quoted_with || it.clitic().is_some_and(|it| it == "بال")) && !lead.iter().any(is_mark) {
        return true;
    }
    // فلان «17 عاما»: how old somebody is.
    let counted = it.words <= 2 && it.inside.first().is_some_and(|it| it.kind == TokenKind::Number);
    if counted && is_proper(&it.left_key(1)) {
        return false;
    }
    // الـ«كذا», الطرف «أ»: what has the article or is a letter is a name.
    let letter = it.inside.len() == 1 && it.first().chars().count() == 1;
    if letter || it.clitic().is_some_and(|it| matches!(it.trim_start_matches(['و', 'ف', 'ب', 'ل']), "ال")) {
        return false;
    }
    // وصفها المتحدث باسم الوزارة، فلان، بـ«كذا»
    if report.form.object && quoted_with && !lead.iter().any(is_mark) {
        return true;
    }
    // بحسب موسكو «اهتماما كبيرا»
    let accusative = it.words >= 2 && it.first().ends_with('ا') && !is_definite(&it.first());
    if report.form.entry.group == Group::Source && near <= 3 && accusative {
        return true;
    }
    // أن «الإعلام الإلكتروني» يحتضن: the subject of a clause that goes on is what the clause is about.
    let goes_on = it.words <= 3 && it.words >= 2 && is_definite(&it.first()) && !it.ends_clause() && !is_clause(it);
    // بأن «بتكوين» تتسم بكذا
    let unknown = it.words == 1
        && !it.ends_clause()
        && !is_definite(&it.first())
        && it.first().chars().count() >= 4
        && !is_common(&it.first())
        && !is_clause(it);
    if that_before(it.facts, it.mark) && unknown {
        return false;
    }
    let subject = that_before(it.facts, it.mark) && goes_on && it.inside.iter().all(|it| is_definite(&key_of(it)));
    if subject {
        return false;
    }
    if after && label(it) == Kind::Title && report.form.entry.group == Group::Source {
        return false;
    }
    // وقال فلان الذي يسكن القرية «الطريق مقطوع منذ أيام»: nothing but who speaks stands between.
    let said = report.form.entry.lemma == "قال" && report.complement == Complement::Mark && !lead.iter().any(is_mark);
    if said && it.words >= 4 && it.ends_clause() {
        return true;
    }
    if near == 0 || that_before(it.facts, it.mark) || after || governs && quoted_with && near <= 4 {
        return true;
    }
    let first = it.first();
    if is_clause(it) || is_that(&first) {
        return true;
    }
    let left = it.left_key(1);
    // إن من «السخف» أن
    if left == "من" && is_that(&it.left_key(2)) {
        return true;
    }
    if is_predicate(it) || it.words >= 2 && (is_preposition(&first) || has_preposition(&first)) {
        return true;
    }
    if matches!(left.as_str(), "هو" | "هي") && !is_definite(&first) {
        return true;
    }
    let governed = near <= 1 && is_preposition(&left) && it.words >= 3;
    if governed && label(it) != Kind::Title || it.words >= 4 && near <= 4 {
        return true;
    }
    if is_called(it, report, &first) {
        return true;
    }
    let apposed = is_definite(&left) || it.left(1).is_some_and(|it| !it.is_word());
    let foreign = it.inside.iter().any(|it| matches!(it.kind, TokenKind::Foreign | TokenKind::Number));
    // No name stands in the accusative of something indefinite: بعدا جديدا
    let predicate = it.words >= 2 && it.inside.iter().all(|it| it.is_word() && it.skeleton.ends_with('ا') && !is_definite(&it.skeleton));
    let apposed = apposed && !predicate;
    // أعلن العبادي «تحريرها»
    let taken = it.words == 1 && near <= 2 && it.inside.first().is_some_and(|it| it.is_word() && it.skeleton.ends_with("ها"));
    if taken {
        return true;
    }
    // جعل القتال «صعبا للغاية»: a predicate in the accusative.
    let letters = first.chars().count();
    if !it.headline
        && (2..=3).contains(&it.words)
        && letters >= 4
        && first.ends_with('ا')
        && is_common(&first)
        && given_names::find(&first).is_none()
    {
        return true;
    }
    // «حفظهم الله»: the writer's own wish.
    if it.words == 2 && it.inside.last().is_some_and(|it| &*it.skeleton == "الله") {
        return false;
    }
    let near_govern = report.governs() && near <= NEAR;
    let main = matches!(report.form.entry.group, Group::Say | Group::Carry) && near <= 2 * NEAR && !it.headline;
    // دعا فلان، صاحب كذا، الجميع إلى «الابتعاد عن كذا»
    let taken = report.governs() && near <= 2 * NEAR && is_preposition(&left) && it.words >= 3;
    if taken && label(it) != Kind::Title && !lead.iter().any(is_mark) {
        return true;
    }
    // إن الشركة أخطأت و«ارتبكت»: a verb of the clause that somebody tells.
    let past = it.words == 1
        && it.inside.iter().all(|it| it.skeleton.chars().count() >= 4 && it.skeleton.ends_with('ت') && !it.skeleton.ends_with("ات"));
    if past
        && depends(it, report)
        && !is_definite(&first)
        && given_names::find(&first).is_none()
        && !it.headline
        && it.clitic().is_some_and(|it| it == "و")
    {
        return true;
    }
    if is_told(it, report, near) {
        return true;
    }
    if is_ordinary(it) && (depends(it, report) || near_govern || main) {
        return true;
    }
    let pronoun = it.inside.iter().find(|it| it.is_word()).is_some_and(|it| has_pronoun(&it.skeleton));
    if foreign || apposed && !pronoun && it.words < 4 || !(governs || depends(it, report)) {
        return false;
    }
    pronoun || it.words >= 4 || it.words >= 2 && !is_definite(&first)
}

// Ordinary words of what somebody tells or asks for, where no noun has them for its name: أن نحافظ على «الذهنية نفسها», طالب برفع «الحصار»
fn is_told(it: &Setting<'_>, report: &Report, near: usize) -> bool {
    let common = |it: &Token| it.is_word() && is_common(&key_of(it)) && given_names::find(&key_of(it)).is_none();
    let before = it.left_key(1);
    let clitic = it.clitic().is_some_and(|it| matches!(it.as_str(), "و" | "ب" | "ل"));
    let alone = is_preposition(&before) || clitic || !is_definite(&before) && !before.is_empty() && !is_proper(&before) && !names(&before);
    let asks = report.governs() && near <= NEAR;
    let object = asks && near <= 3 && it.words >= 2 && report.subject.is_some();
    // «الحرامية», «للارهاب»: one word with the article is as often the narrator's.
    let word = it.words == 1 && !asks && (is_definite(&it.first()) || has_preposition(&it.first()));
    !it.headline
        && it.words >= 1
        && !word
        && before != "عبر"
        && it.inside.iter().all(common)
        && label(it) != Kind::Title
        && (alone && depends(it, report) || asks && (is_preposition(&before) || clitic) || object && !names(&before))
}

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
    is_agent(noun) || is_body(noun) || stems(noun).iter().any(|it| cues::is(it, Group::TitleNoun) || cues::is(it, Group::TermNoun))
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

// What a speaker calls something: يعتبر الخطوة «انتحارا», كانت مجرد «حيلة», تنفيذ «5 متطلبات», «أكثر كفاءة»
fn is_called(it: &Setting<'_>, report: &Report, first: &str) -> bool {
    let lead = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from()));
    let alone = !lead.iter().any(is_mark);
    let calls = matches!(report.form.entry.lemma.as_str(), "اعتبر" | "عد" | "وصف" | "سمى" | "أسمى" | "نعت" | "صنف" | "شبه");
    let pair = it.words == 2 && it.inside.iter().filter(|it| it.is_word()).nth(1).is_some_and(|it| it.skeleton.starts_with("وال"));
    let word = it.inside.first().is_some_and(|it| it.kind == TokenKind::Word);
    // In جزيرة «كذا» the noun is one with the name.
    let object = lead.last().is_some_and(|it| {
        let word = key_of(it);
        is_definite(&word) || is_proper(&word) || has_pronoun(&it.skeleton)
    });
    if calls
        && alone
        && object
        && report.subject.is_some()
        && lead.len() >= 2
        && report.complement == Complement::Mark
        && word
        && (!is_definite(first) || pair)
    {
        return true;
    }
    if !depends(it, report) {
        return false;
    }
    let copula = matches!(
        it.left_key(1).as_str(),
        "مجرد"
            | "كان"
            | "كانت"
            | "ليس"
            | "ليست"
            | "يعد"
            | "تعد"
            | "يمثل"
            | "تمثل"
            | "يشكل"
            | "تشكل"
            | "اصبح"
            | "اصبحت"
            | "بات"
            | "باتت"
            | "بمثابه"
            | "يكون"
            | "تكون"
            | "بدا"
            | "بدت"
            | "يبدو"
            | "تبدو"
            | "سيكون"
            | "ستكون"
            | "ظل"
            | "ظلت"
            | "يبقي"
            | "تبقي"
            | "يعتبر"
            | "تعتبر"
    );
    let counted = it.words >= 2 && it.inside.first().is_some_and(|it| it.kind == TokenKind::Number);
    let compared = it.words >= 2 && first.starts_with('ا') && first.chars().count() == 4 && is_common_as_it_stands(first);
    copula && word && !is_definite(first) || counted || compared
}

/// What the clause of content says of its subject: إن الموازنة «خطوة أولى»
pub(super) fn is_predicate(it: &Setting<'_>) -> bool {
    let Some((report, false)) = it.report else { return false };
    let lead = it.facts.tokens_in(Span::new(report.span.to(), it.quotation.open.span.from()));
    let Some(that) = lead.iter().rposition(|it| is_that(&key_of(it))) else { return false };
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
        && it.inside.first().is_some_and(|it| it.kind == TokenKind::Word)
        && !is_definite(&it.first())
}
