//! A speaker's name as the story itself knows it: not longer than the name that stands elsewhere, not shorter than the marks that hold it.

use crate::analysis::names::Kind as NameKind;
use crate::analysis::paragraph;
use crate::analysis::story::Place;
use crate::arabic::fold::{key, skeleton};
use crate::arabic::token::Token;
use crate::lexicon::common::{is_common, is_common_as_it_stands};
use crate::lexicon::cues::{self, Group};
use crate::lexicon::given_names;
use crate::lexicon::particles::{is_that, is_weekday};
use crate::text::span::Span;

use rustc_hash::FxHashMap;

use super::called::labels;
use super::evidence::Evidence;
use super::honours::{is_address, is_rank};
use super::subject::can_speak;
use super::surname::{is_finite, is_plain, says, takes_person};
use super::voice::Scene;
use super::words::{
    has_preposition, has_pronoun, is_agent, is_body, is_definite, is_land, is_manner, is_noun_of, is_origin, is_preposition, is_related,
    key_of, without_conjunction,
};
use super::{Saying, Speaker, Via};

/// The longest name in marks, in words.
const MARKED: usize = 6;

/// Ends each speaker's name where the rest of the story shows that it ends.
pub(super) fn by_story(scene: &Scene<'_>, sayings: &mut [Saying]) {
    let names = people(scene);
    let marked = marked(scene, sayings);
    for saying in sayings.iter_mut() {
        if let Some(place) = again(scene, saying)
            && let Some(speaker) = saying.speaker.as_mut()
        {
            *speaker = Speaker { place, via: Via::Direct, read: None, ..speaker.clone() };
            saying.why.speaker = vec![Evidence::OwnSubject];
        }
    }
    for speaker in sayings.iter_mut().filter_map(|it| it.speaker.as_mut()) {
        let Some(facts) = scene.view.facts(speaker.place.paragraph) else { continue };
        let ended = within_name(facts, speaker, &names).or_else(|| whole_marks(&marked, speaker.place).map(|it| (it, None)));
        let ended = ended.or_else(|| behind_kin(scene, facts, speaker)).or_else(|| behind_verb(facts, speaker, &names));
        let (span, entity) = ended.unwrap_or((speaker.place.span, None));
        let entity = entity.or(speaker.entity);
        let span = with_first(facts, unjoined(facts, within_signs(facts, span), entity.is_none(), &names));
        if span == speaker.place.span {
            continue;
        }
        // The fullest name of the story may be the one that went too far.
        let known = entity.and_then(|it| scene.names.entities.get(it)).map(|it| it.name.clone());
        let name = known
            .filter(|it| *it != speaker.name || span.to() > speaker.place.span.to())
            .unwrap_or_else(|| span.of(&facts.text).to_owned());
        *speaker = Speaker { place: Place { span, ..speaker.place }, name, entity, read: None, ..speaker.clone() };
    }
}

// وأضاف مرلون: whoever was named in full before is named again where his last words, or all, stand right behind the reporting word.
fn again(scene: &Scene<'_>, saying: &Saying) -> Option<Place> {
    let (speaker, cue) = (saying.speaker.as_ref()?, saying.cue.as_ref()?);
    if (speaker.place.paragraph, speaker.place.span.to()) > (cue.place.paragraph, cue.place.span.from()) {
        return None;
    }
    let name: Vec<String> = speaker.name.split_whitespace().map(skeleton).collect();
    // A phrase that was read too far ends in what may stand behind any verb: وأشار إلى
    if name.last().is_some_and(|it| is_preposition(&key(it)) && given_names::find(&key(it)).is_none()) {
        return None;
    }
    let facts = scene.view.facts(cue.place.paragraph)?;
    let behind = facts.tokens.get(facts.token_at(cue.place.span.to())..)?;
    // وبين، مرلون، أن
    let comma = usize::from(behind.first().is_some_and(|it| it.is_sign('،')));
    let behind = behind.get(comma..)?;
    // وأكد د. مرلون, وأكد اللواء مرلون
    let title = |it: &Token| is_address(&key_of(it)) || is_rank(&key_of(it)) || &*it.skeleton == "د";
    let titles = behind.iter().take_while(|it| title(it)).count();
    let stop = behind.get(titles).filter(|it| titles > 0 && it.is_sign('.')).map_or(0, |_| 1);
    let behind = behind.get(titles + stop..)?;
    (0..name.len()).find_map(|from| {
        let words = behind.get(..name.len() - from)?;
        // By its letters, not its key: وأكد على أن is no علي.
        let same = words.iter().map(|it| &*it.skeleton).eq(name.get(from..)?.iter().map(String::as_str));
        same.then_some(Place { span: words.first()?.span.join(words.last()?.span), ..cue.place })
    })
}

// The names of the story's people as they are written there, and surnames alone, with whose each is; nobody's where two people have it.
type People = FxHashMap<String, Option<usize>>;

fn people(scene: &Scene<'_>) -> People {
    let mut out = People::default();
    let people = scene.names.entities.iter().enumerate().filter(|(_, it)| it.kind == NameKind::Person);
    for (entity, spelled) in people.flat_map(|(entity, it)| it.spellings.iter().map(move |it| (entity, it))) {
        let words: Vec<String> = spelled.text.split_whitespace().map(|it| key(&skeleton(it))).collect();
        let surname = words.last().filter(|_| words.len() >= 2).cloned();
        for name in surname.into_iter().chain([words.join(" ")]) {
            let of = out.entry(name).or_insert(Some(entity));
            *of = of.filter(|it| *it == entity);
        }
    }
    out
}

// وواجه مرلون منتقدي الاتفاق, وأشاد مرلون بمواقف: what stands behind a name that the story knows, and cannot be part of one, is the next word of
// the sentence.
fn within_name(facts: &paragraph::Facts, speaker: &Speaker, names: &People) -> Option<(Span, Option<usize>)> {
    let tokens = facts.tokens_in(speaker.place.span);
    let keys: Vec<String> = tokens.iter().map(key_of).collect();
    // اللواء التركي: behind a rank stands the surname of one who is named in full elsewhere, though it could say where he is from.
    if let ([_, last], [rank, surname]) = (tokens, keys.as_slice())
        && (is_rank(rank) || is_address(rank))
        && let Some(Some(entity)) = names.get(surname)
        && speaker.entity.is_none_or(|it| it == *entity)
    {
        return Some((last.span, Some(*entity)));
    }
    let behind = facts.tokens.get(facts.token_at(speaker.place.span.to()));
    let stops = behind.is_none_or(|it| !it.is_word() || is_that(&key_of(it)));
    (1..keys.len()).rev().find_map(|length| {
        let (name, next) = (keys.get(..length)?, tokens.get(length)?);
        let span = Span::new(speaker.place.span.from(), tokens.get(length - 1)?.span.to());
        let (word, last, on) = (key_of(next), length + 1 == keys.len(), behind.is_some_and(Token::is_word));
        // ولمح الدرعي الى: no preposition belongs to a name where the sentence goes on.
        if last && on && matches!(&*word, "في" | "من" | "الي" | "عن" | "مع" | "بين" | "حول") {
            return Some((span, speaker.entity));
        }
        // وسائل إعلام محلية الاثنين
        if last && length >= 2 && speaker.entity.is_none() && is_weekday(&word) && !names.contains_key(&keys.join(" ")) {
            return Some((span, None));
        }
        // أما مرلون فتشير إلى كذا, فلان الفلاني لسامي الدرعي, فلان الفلاني الكناري الأصل: nor does a verb, who hears, or whence he is.
        let verb = word.strip_prefix('ف').is_some_and(is_finite) && given_names::find(&word).is_none();
        let given = |it: &str| given_names::find(it).is_some_and(|it| !it.ambiguous);
        let medium = |it: &str| behind.is_some_and(|next| cues::is_listed(&[it.to_owned(), key_of(next)], Group::TitleName));
        let hears_it =
            length >= 2 && word.strip_prefix('ل').is_some_and(|it| given(it) || medium(it)) && given_names::find(&word).is_none();
        let whence = length >= 2 && is_origin(&word) && tokens.get(length + 1).or(behind).is_some_and(|it| key_of(it) == "الاصل");
        if verb || hears_it || whence {
            return Some((span, speaker.entity));
        }
        // فلان لصحيفتنا: the paper is no part of his name, whoever he is.
        let hears = |it: &str| is_noun_of(it, &[Group::Medium, Group::TitleNoun]);
        if last && word.strip_prefix('ل').is_some_and(|it| (it.ends_with("نا") || has_pronoun(&next.skeleton)) && hears(it)) {
            return Some((span, speaker.entity));
        }
        let entity = *names.get(&name.join(" "))?;
        let surname = length == 1 && given_names::find(name.first()?).is_none();
        // مرلون لماتيس, وحث مرلون ماتيس
        let other = keys.len() == 2 && names.get(&word).is_some_and(|it| it.is_some() && *it != entity);
        let other = other && takes_person(facts, speaker.place.span.from());
        let told = other || word.strip_prefix(['ل', 'و']).is_some_and(|it| names.contains_key(it));
        // مرلون أكد أن, مرلون منزعجا
        let does = last && given_names::find(&word).is_none() && (is_finite(&word) || is_manner(&word));
        // واعتبر مرلون الأحد أن: the day on which he said so.
        let day = on && is_weekday(&word);
        // فلان الفلاني مختص الشرق: what he is, and in what.
        let office = length >= 2 && is_agent(&word) && !last;
        // الشيخ سلمان العودة: what the subject ends in is the family name, whatever it means.
        let closed = stops && is_definite(&word) && last;
        (told || office || day || does || !closed && goes_on(next, surname)).then_some((span, entity.or(speaker.entity)))
    })
}

// والدتها فلانة, محاميه فلان: the name behind what he is to somebody.
fn behind_kin(scene: &Scene<'_>, facts: &paragraph::Facts, speaker: &Speaker) -> Option<(Span, Option<usize>)> {
    let at = facts.token_at(speaker.place.span.from());
    let [first, second] = facts.tokens.get(at..at + 2)? else { return None };
    let whose = has_pronoun(&first.skeleton) && (is_agent(&key_of(first)) || is_related(&first.skeleton));
    if speaker.entity.is_some() || first.span.from() != speaker.place.span.from() || !whose {
        return None;
    }
    let named = scene.names_in(speaker.place.paragraph, second.span).first();
    let named = named.filter(|it| it.span.from() == second.span.from() && it.kind == NameKind::Person);
    let given = || given_names::find(&key_of(second)).is_some_and(|it| !it.ambiguous);
    named.map(|it| (it.span, it.entity)).or_else(|| given().then_some((second.span, None)))
}

// وقالت أرملة مرلون: right behind a verb of saying stands its subject, and no other verb.
fn is_behind_verb(facts: &paragraph::Facts, word: &Token) -> bool {
    let before = facts.token_before(word.span.from()).map(key_of).unwrap_or_default();
    is_finite(&before) || without_conjunction(&before).is_some_and(is_finite)
}

// خرج مرلون: one word before a name that the story knows, and that no name begins with, is its verb.
fn behind_verb(facts: &paragraph::Facts, speaker: &Speaker, names: &People) -> Option<(Span, Option<usize>)> {
    let [first, rest @ ..] = facts.tokens_in(speaker.place.span) else { return None };
    let keys: Vec<String> = rest.iter().map(key_of).collect();
    let (next, last, key) = (rest.first()?, rest.last()?, key_of(first));
    let verb = is_common(&key) && !can_speak(&key) && !is_related(&first.skeleton) && !is_body(&key);
    if !verb || given_names::find(&key).is_some_and(|it| !it.ambiguous) || is_behind_verb(facts, first) {
        return None;
    }
    // رفعت طهران دعوى
    if speaker.entity.is_none() && key.ends_with('ت') && matches!(keys.as_slice(), [land] if is_land(land)) {
        return Some((next.span, None));
    }
    let entity = (*names.get(&keys.join(" "))?)?;
    (speaker.entity != Some(entity)).then_some((next.span.join(last.span), Some(entity)))
}

// A word that goes on with the sentence behind a name; only behind a surname alone an ordinary word is no part of it.
fn goes_on(next: &Token, surname: bool) -> bool {
    let word = key_of(next);
    let article = is_definite(&word) && is_common(&word) && given_names::find(word.strip_prefix("ال").unwrap_or(&word)).is_none();
    let led = word.strip_prefix(['ل', 'ب']).is_some_and(|it| {
        it.chars().count() >= 4 && (is_land(it) || cues::is(it, Group::TitleName) || is_common_as_it_stands(it) && has_preposition(&word))
    });
    let led = led && given_names::find(&word).is_none();
    let particle = matches!(&*word, "هذا" | "هذه" | "ذلك" | "تلك" | "لا" | "لم" | "لن");
    let thing = [Group::Medium, Group::Document, Group::Noun].into_iter().any(|it| cues::is(&word, it));
    let bare = word.strip_prefix("ال").unwrap_or(&word);
    let given = given_names::find(bare).is_some();
    let several =
        is_definite(&word) && !given && word.ends_with("ين") && word.chars().count() >= 6 || word.strip_suffix('ي').is_some_and(is_agent);
    // أبرز الملك فلان أهمية كذا
    let quality = word.ends_with("يه") && !is_definite(&word) && is_common_as_it_stands(&word);
    let ordinary = (surname || quality) && is_common(&word) && given_names::find(&word).is_none() && !is_body(&word);
    let called = matches!(&*word, "الابن" | "الاب" | "الاكبر" | "الاصغر" | "الاول" | "الثاني" | "الثالث");
    !called && next.is_word() && (led || particle || thing || article || several || ordinary)
}

// What stands in marks that are nobody's words: where they are, and the words in them.
fn marked(scene: &Scene<'_>, sayings: &[Saying]) -> Vec<Place> {
    let words = labels(scene, sayings).map(|it| Place { paragraph: it.open.paragraph, span: it.words(scene.view) });
    let short = |it: &Place| scene.view.facts(it.paragraph).is_some_and(|facts| facts.tokens_in(it.span).len() <= MARKED);
    words.filter(short).collect()
}

// صحيفة «كذا اليوم»: a name that begins where marks open ends where they close.
fn whole_marks(marked: &[Place], place: Place) -> Option<Span> {
    let at = marked.binary_search_by_key(&(place.paragraph, place.span.start), |it| (it.paragraph, it.span.start)).ok()?;
    let words = marked.get(at)?.span;
    (words.to() > place.span.to()).then_some(words)
}

// (فلان الفلاني): a bracket without its other one is no part of a name.
fn within_signs(facts: &paragraph::Facts, span: Span) -> Span {
    let tokens = facts.tokens_in(span);
    match tokens {
        [rest @ .., close] if close.is_sign(')') && !rest.iter().any(|it| it.is_sign('(')) => {
            rest.last().map_or(span, |it| Span::new(span.from(), it.span.to()))
        }
        _ => span,
    }
}

// ومصادر, لأحمد كذا: what is written on the first word is no part of the phrase.
// One of the story's people has his own letters.
fn unjoined(facts: &paragraph::Facts, span: Span, nobody: bool, names: &People) -> Span {
    let Some(first) = facts.tokens_in(span).first().filter(|it| it.span.from() == span.from()) else { return span };
    let word = key_of(first);
    // والده, والدا فلان: their own first letter.
    let own = !word.starts_with("وو") && can_speak(&word) || is_related(&first.skeleton) || matches!(&*word, "والدا" | "والدي");
    let joined = without_conjunction(&word).is_some_and(|it| is_definite(it) || can_speak(it));
    // وترامب, وبغداد
    let named = nobody && without_conjunction(&word).is_some_and(|it| names.contains_key(it) || is_land(it)) && !names.contains_key(&word);
    let joined = word.starts_with('و') && (joined && !own || named) && !is_common_as_it_stands(&word);
    let led =
        word.strip_prefix('ل').is_some_and(|it| given_names::find(it).is_some()) && given_names::find(&word).is_none() && !is_land(&word);
    // وأضاف لامين كذا: right behind the verb its own letter too.
    let before = facts.token_before(span.from());
    let led = nobody && led && !before.is_some_and(says);
    let letter = first.skeleton.chars().next().filter(|_| joined || led).map_or(0, char::len_utf8);
    Span::new(span.from() + letter, span.to())
}

// كفاح الدرعي، ابن رشيق, يزيد بن فلان: a first name that means something else too, or that no list holds, before one that is known.
fn with_first(facts: &paragraph::Facts, span: Span) -> Span {
    let at = facts.token_at(span.from());
    let (Some(name), Some([before, first])) = (facts.tokens.get(at), at.checked_sub(2).and_then(|it| facts.tokens.get(it..at))) else {
        return span;
    };
    let (key, known) = (key_of(first), given_names::find(&key_of(name)).is_some());
    if !known || name.span.from() != span.from() || first.span.to() + 1 != span.from() || !first.is_word() {
        return span;
    }
    if &*key == "بن" && is_plain(before, &key_of(before), true) {
        return before.span.join(span);
    }
    // وأكد بن رعد الدرعي: the whole name is his father's.
    if &*key == "بن" && says(before) {
        return first.span.join(span);
    }
    let given = given_names::find(&key).is_some();
    let comma = before.is_sign('،') || before.is_sign(',');
    // الكناري سورين بابي
    let unknown = !is_common(&key) && is_origin(&key_of(before));
    let complete = comma || says(before) || (given || unknown) && is_definite(&key_of(before));
    let fits = is_plain(first, &key, given) && (given || !is_common_as_it_stands(&key)) && !is_related(&first.skeleton);
    if &*key == "ابن" || complete && fits { first.span.join(span) } else { span }
}
