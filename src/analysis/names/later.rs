//! Later mentions: a family name, a full name or a father's name that the story knows from elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::analysis::paragraph::Facts;
use crate::analysis::story::{Place, View};
use crate::arabic::clitic::readings;
use crate::lexicon::desk::plain;
use crate::lexicon::given_names;
use crate::lexicon::nationality::is_nationality;
use crate::lexicon::neighbours::{is_kin, is_namesake};
use crate::lexicon::particles::{is_foreign_particle, is_function_word, is_son, joins_next};
use crate::lexicon::places;
use crate::text::span::Span;

use super::bearer::{Bearer, lead, shown, surname};
use super::closing::is_land;
use super::desk::Desk;
use super::entity::{Inside, may_preside};
use super::form::Form;
use super::ruling;
use super::sieve::Sieve;
use super::spelling::parts;
use super::variant::is_foreign;
use super::whole::{full_name, tail};
use super::word::skip;
use super::{Kind, Mention, Name, Title};

/// A surname shorter than this, in letters, is no evidence of its bearer.
const SURNAME: usize = 3;
/// A family name that is an ordinary word too must stand alone so often.
const REPEATED: usize = 2;

/// A family name and what must stand before its last word: بن, أبو, دي.
struct Surname {
    /// Its only bearer in the story; `None` where several bear it.
    bearer: Option<usize>,
    lead: Option<String>,
    /// An ordinary word too: it needs a verb of saying or a title before it.
    common: bool,
    /// Its bearer is named in full again, or behind a title.
    sure: bool,
    /// A small word too, but for its hamza: only a whole name holds it. عادل امام
    function: bool,
}

impl Surname {
    // A given name, or an ordinary word with the article that is no office: الأسد, النجار
    fn may_be_trusted(&self, key: &str) -> bool {
        given_names::find(key).is_some() || self.sure && key.starts_with("ال") && Form::of(key).heads.is_empty()
    }

    // An ordinary word without an article: it must stand as only a name does.
    fn is_noun(&self, key: &str) -> bool {
        self.common && !key.starts_with("ال") && given_names::find(key).is_none() && key.chars().count() > SURNAME
    }
}

/// Adds every mention by a family name, alone or with the names before it, where nothing speaks against it.
pub(super) fn later_mentions(view: View<'_>, desk: &Desk, inside: &Inside<'_>, bearers: &mut Vec<Bearer>) {
    name_presidents(view, inside, bearers);
    let mut surnames = surnames(bearers);
    if surnames.is_empty() {
        return;
    }
    let sieve = Sieve::of(surnames.keys().map(String::as_str));
    trust_repeated(view, desk, &sieve, &mut surnames);
    for (index, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        let mut found = facts.names.words.iter().enumerate().filter(|it| sieve.may_hold(&it.1.0)).map(|it| it.0).peekable();
        if found.peek().is_none() {
            continue;
        }
        let names = ruling::names(facts, desk);
        for i in found {
            let Some((bearer, span)) = mention(facts, &names, i, &surnames, bearers) else { continue };
            let place = Place { paragraph: index, span };
            let text = plain(span.of(&facts.text));
            if let Some(it) = bearers.get_mut(bearer) {
                let parts = parts(&text);
                it.mentions.push((Mention { place, text, quoted: inside.covers(place) }, parts));
            }
        }
    }
    for it in bearers {
        it.mentions.sort_by_key(|it| it.0.place);
        it.mentions.dedup_by_key(|it| it.0.place);
        // A given name that was taken for its bearer's alone is part of his whole name here.
        let whole: Vec<Place> = it.mentions.iter().filter(|it| it.1.len() > 1).map(|it| it.0.place).collect();
        it.mentions.retain(|it| it.1.len() > 1 || !is_within(&whole, it.0.place));
    }
}

// Whether one of `places`, which stand in order and don't overlap, holds `place`.
fn is_within(places: &[Place], place: Place) -> bool {
    let at = places.partition_point(|it| (it.paragraph, it.span.start) <= (place.paragraph, place.span.start));
    at.checked_sub(1).and_then(|it| places.get(it)).is_some_and(|it| it.paragraph == place.paragraph && it.span.covers(place.span))
}

// A president whom the story names by his office and a family name alone, which nobody who could hold the office bears: الرئيس الأسد beside
// سليمان الأسد.
fn name_presidents(view: View<'_>, inside: &Inside<'_>, bearers: &mut Vec<Bearer>) {
    let mut found: BTreeMap<String, Bearer> = BTreeMap::new();
    for (index, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        let words = &facts.names.words;
        for title in facts.names.titles.iter().filter(|it| plain(it.head.of(&facts.text)).ends_with("رئيس")) {
            let at = words.partition_point(|it| it.1.start < title.span.end);
            let Some((form, span)) = words.get(at).filter(|it| touches(&facts.text, title.span, it.1)) else { continue };
            let mut namesakes = bearers.iter().filter(|it| it.surname().is_some_and(|it| it.0.key == form.part)).peekable();
            if namesakes.peek().is_none() || namesakes.any(|it| it.parts.len() == 1 || may_preside(it, Some("الرئيس"))) {
                continue;
            }
            let place = Place { paragraph: index, span: *span };
            let text = plain(span.of(&facts.text));
            let parts = parts(&text);
            let mention = Mention { place, text, quoted: inside.covers(place) };
            let office = Some(plain(title.span.of(&facts.text)));
            match found.get_mut(&form.part) {
                Some(it) => it.mentions.push((mention, parts)),
                None => {
                    found.insert(form.part.clone(), Bearer::new(mention, parts, office));
                }
            }
        }
    }
    bearers.extend(found.into_values());
}

// A family name that is a given name and an ordinary word too (نور) is its bearer's where the story uses it again and again as only a name
// stands: no adjective, nationality or noun goes with it.
fn trust_repeated(view: View<'_>, desk: &Desk, sieve: &Sieve, surnames: &mut FxHashMap<String, Surname>) {
    let doubted = |it: &Surname| it.common && it.lead.is_none() && it.bearer.is_some();
    for (key, it) in surnames.iter_mut().filter(|(key, it)| doubted(it) && it.is_noun(key)) {
        let uses: usize = view.facts.iter().filter(|it| it.ours).map(|facts| facts.names.uses(&facts.text, key)).sum();
        it.common = uses < REPEATED;
    }
    if !surnames.iter().any(|(key, it)| doubted(it) && it.may_be_trusted(key)) {
        return;
    }
    let mut uses: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for facts in view.facts.iter().filter(|it| it.ours) {
        let names = ruling::names(facts, desk);
        for (i, (form, span)) in facts.names.words.iter().enumerate().filter(|it| sieve.may_hold(&it.1.0)) {
            let Some(key) = readings(&form.part).into_iter().map(|it| it.rest).find(|it| surnames.get(it.as_ref()).is_some_and(doubted))
            else {
                continue;
            };
            let at = names.partition_point(|it| it.span.to() <= span.from());
            if names.get(at).is_none_or(|it| !it.span.overlaps(*span)) {
                let it = uses.entry(key.into_owned()).or_default();
                *it = (it.0 + 1, it.1 + usize::from(is_free(facts, i, *span)));
            }
        }
    }
    for (key, (all, free)) in uses {
        if let Some(it) = surnames.get_mut(&key).filter(|it| it.may_be_trusted(&key)) {
            it.common = free < REPEATED || free * 10 < all * 7;
        }
    }
}

// Whether word `i` has no word beside it that a noun goes with: what follows has no article, and what precedes is no name.
fn is_free(facts: &Facts, i: usize, span: Span) -> bool {
    let words = &facts.names.words;
    let after = words.get(i + 1).filter(|(_, at)| touches(&facts.text, span, *at));
    let before = i.checked_sub(1).and_then(|it| words.get(it)).filter(|(_, at)| touches(&facts.text, *at, span));
    after.is_none_or(|(it, _)| !it.key.starts_with("ال") && !it.national && it.given.is_none() && !is_son(&it.key))
        && before.is_none_or(|(it, _)| !it.unknown && it.given.is_none() && !is_namesake(&it.key) && !it.key.starts_with("ال"))
}

fn surnames(bearers: &[Bearer]) -> FxHashMap<String, Surname> {
    let mut out: FxHashMap<String, Surname> = FxHashMap::default();
    let mut namesakes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, bearer, parts) in bearers.iter().enumerate().flat_map(|(i, it)| shown(it).into_iter().map(move |parts| (i, it, parts))) {
        let Some((part, length)) = surname(parts) else { continue };
        let single = parts.len() == 1;
        // A player whom all know by his given name comes again by it: رونالدينيو
        if single && given_names::find(&part.key).is_some_and(|it| !it.foreign || it.ambiguous) {
            continue;
        }
        let (lead, last) = match part.text.split_once(' ') {
            Some((lead, _)) => {
                let lead = crate::arabic::fold::key(lead);
                let Some(last) = part.key.strip_prefix(lead.as_str()).or_else(|| part.key.strip_prefix("ابو")) else { continue };
                (Some(lead), last.to_owned())
            }
            None if length == 2 => (lead(parts).map(str::to_owned), part.key.clone()),
            None => (None, part.key.clone()),
        };
        // Sons of many fathers: داود أوغلو، كيليجدار أوغلو. The father goes with them.
        let father = parts.len().checked_sub(2).filter(|it| *it > 0).and_then(|it| parts.get(it)).map(|it| it.key.clone());
        let (son, lead) =
            if matches!(last.as_str(), "اوغلو" | "اوغلي" | "زاده") { (father.is_none(), father) } else { (false, lead) };
        // شاه إيران: where he reigns, and no family of his.
        if son || is_land(&last) || last.chars().count() < SURNAME || lead.as_deref() == Some("عبد") {
            continue;
        }
        let form = Form::of(&last);
        // Behind a foreign given name what only seems to be an Arabic word with its endings is none: بيكيه
        let function = is_function_word(&last);
        // What only its ending makes an ordinary word is none without an article: روحاني
        let seems = form.common && !last.starts_with(['ا', 'و', 'ف', 'ب', 'ك', 'ل']) && last.ends_with('ي');
        let common = lead.is_none() && if is_foreign(parts) || seems { form.listed } else { form.common || form.place };
        let namesakes = namesakes.entry(last.clone()).or_default();
        if namesakes.last() != Some(&i) {
            namesakes.push(i);
        }
        let sure = bearer.mentions.len() > 1 || !bearer.titles.is_empty();
        out.entry(last).or_insert(Surname { bearer: Some(i), lead, common, sure, function }).sure |= sure;
    }
    for (i, bearer) in bearers.iter().enumerate() {
        // سلطان بن سحيم آل ثاني, later بن سحيم: his father, who has no other son here.
        let mut son = bearer.parts.iter().skip(1).skip_while(|it| it.key != "بن").skip(1);
        if let Some(father) = son.next().filter(|_| son.next().is_some()) {
            let key = father.key.clone();
            let others = bearers.iter().filter(|it| it.parts.iter().any(|it| it.key == key)).count();
            if others == 1 && key.chars().count() >= SURNAME && !father.text.contains(' ') {
                out.entry(key).or_insert(Surname {
                    bearer: Some(i),
                    lead: Some("بن".to_owned()),
                    common: false,
                    sure: true,
                    function: false,
                });
            }
        }
        // In the east of Asia the family name goes first: مون جاي-إن
        let (first, second) = (bearer.parts.first(), bearer.parts.get(1));
        if let Some(first) = first.filter(|_| second.is_some_and(|it| it.text.ends_with('-')))
            && given_names::find(&first.key).is_none()
            && first.key.chars().count() >= SURNAME
        {
            let common = Form::of(&first.key).common;
            out.entry(first.key.clone()).or_insert(Surname { bearer: Some(i), lead: None, common, sure: true, function: false });
        }
    }
    for (last, all) in &namesakes {
        if let Some(it) = out.get_mut(last) {
            it.bearer = foremost(bearers, all);
        }
    }
    out
}

// Of several bearers of one family name the one whom the name alone means: whom a title and the family name name (الرئيس الأسد), who alone
// holds an office, or of two the one who is named in full at least twice as often.
fn foremost(bearers: &[Bearer], namesakes: &[usize]) -> Option<usize> {
    if let [only] = namesakes {
        return Some(*only);
    }
    let known = || namesakes.iter().filter_map(|it| Some((*it, bearers.get(*it)?)));
    let mut alone = known().filter(|it| it.1.parts.len() == 1);
    if let Some(it) = alone.next() {
        return alone.next().is_none().then_some(it.0);
    }
    let mut officers = known().filter(|it| !it.1.titles.is_empty());
    if let (Some(it), None) = (officers.next(), officers.next()) {
        return Some(it.0);
    }
    let [_, _] = namesakes else { return None };
    let (first, most) = known().map(|it| (it.0, it.1.mentions.len())).max_by_key(|it| (it.1, std::cmp::Reverse(it.0)))?;
    let others = known().filter(|it| it.0 != first).map(|it| it.1.mentions.len()).max().unwrap_or(0);
    (most >= 2 * others).then_some(first)
}

// The mention that ends with word `i`, and its bearer.
fn mention(facts: &Facts, names: &[Name], i: usize, surnames: &FxHashMap<String, Surname>, bearers: &[Bearer]) -> Option<(usize, Span)> {
    let words = &facts.names.words;
    let (form, span) = words.get(i)?;
    let key = form.part.as_str();
    // عسيري, later العسيري
    // المطوع, and who is said to speak: مطوع
    let bare = || -> Option<(&Surname, usize)> {
        let speaks = i.checked_sub(1).and_then(|it| words.get(it)).is_some_and(|it| it.0.says && touches(&facts.text, it.1, *span));
        surnames.get(&format!("ال{key}")).filter(|it| speaks && it.lead.is_none()).map(|it| (it, 0))
    };
    let article = || {
        let found =
            readings(key).into_iter().find_map(|it| Some((surnames.get(it.rest.strip_prefix("ال")?)?, it.proclitic.chars().count())))?;
        (key.ends_with('ي') && !found.0.common && found.0.lead.is_none()).then_some(found)
    };
    let (surname, skipped) = readings(key)
        .into_iter()
        .find_map(|it| Some((surnames.get(it.rest.as_ref())?, it.proclitic.chars().count())))
        .or_else(article)
        .or_else(bare)?;
    // بيونغ يانغ is no Yong behind a preposition.
    let bearer = surname.bearer.filter(|_| skipped == 0 || places::kind(&form.key).is_none())?;
    let at = names.partition_point(|it| it.span.to() <= span.from());
    if names.get(at).is_some_and(|it| it.span.overlaps(*span)) {
        return None;
    }
    let known = bearers.get(bearer)?;
    let before = i.checked_sub(1).and_then(|it| words.get(it));
    let full = full_name(&facts.text, words, i, known);
    if let Some(it) = full {
        // أبو مالك القنديلاني is no مالك القنديلاني, a son is not his father, and a stadium not the man it is called after.
        let first = words.partition_point(|(_, word)| word.to() <= it.from());
        let led = first.checked_sub(1).and_then(|it| words.get(it));
        return (!led.is_some_and(|(word, at)| {
            (joins_next(&word.key) || is_son(&word.key) || is_namesake(&word.key) && !word.skeleton.ends_with('ه'))
                && touches(&facts.text, *at, it)
        }))
        .then_some((bearer, it));
    }
    if surname.function {
        return None;
    }
    if let Some(it) = tail(&facts.text, words, i, known) {
        return Some((bearer, it));
    }
    let alone = skip(&facts.text, *span, skipped);
    if let Some(lead) = &surname.lead {
        let (word, at) = before.filter(|(_, at)| touches(&facts.text, *at, *span) && skipped == 0)?;
        let reading = readings(&word.key).into_iter().find(|it| level(&it.rest) == level(lead));
        let Some(reading) = reading else {
            return (is_foreign_particle(lead) && stands_alone(facts, i, before, *span, key, surnames)).then_some((bearer, alone));
        };
        let first = skip(&facts.text, *at, reading.proclitic.chars().count());
        let prior = i.checked_sub(2).and_then(|it| words.get(it));
        let free =
            prior.is_none_or(|(word, at)| !touches(&facts.text, *at, first) || given_names::find(&word.key).is_none() && !word.unknown);
        return free.then(|| (bearer, first.join(alone)));
    }
    if before.is_some_and(|(word, at)| (joins_next(&word.key) || is_son(&word.key)) && touches(&facts.text, *at, *span)) {
        return None;
    }
    let nationality = is_nationality(&surname_key(key, skipped));
    let titled = !nationality && before.is_some_and(|(_, it)| ends_title(&facts.names.titles, *it));
    let said = form.heads.is_empty() && before.is_some_and(|(word, at)| touches(&facts.text, *at, *span) && word.says);
    let prior = before.filter(|_| skipped == 0);
    let stands = titled || said || !surname.common && !nationality && stands_alone(facts, i, prior, *span, key, surnames);
    stands.then_some((bearer, alone))
}

fn surname_key(key: &str, skipped: usize) -> String {
    let rest: String = key.chars().skip(skipped).collect();
    if skipped > 0 && rest.starts_with('ل') { format!("ا{rest}") } else { rest }
}

fn level(key: &str) -> &str {
    match key {
        "ابي" | "ابا" => "ابو",
        "ابن" => "بن",
        other => other,
    }
}

// أستون مارتن: no Martin.
fn is_organisation(key: &str) -> bool {
    places::kind(key).is_some_and(|it| it == Kind::Organisation)
}

pub(super) fn touches(text: &str, first: Span, second: Span) -> bool {
    Span::new(first.to(), second.from()).of(text).chars().all(char::is_whitespace)
}

// Whether a title's head or its last word ends where `word` does. Titles stand in order and don't overlap.
fn ends_title(titles: &[Title], word: Span) -> bool {
    let at = titles.partition_point(|it| it.span.start <= word.start);
    at.checked_sub(1).and_then(|it| titles.get(it)).is_some_and(|it| it.head.end == word.end || it.span.end == word.end)
}

// A surname may be an ordinary word or a nationality: it must not complete the noun before it, nor begin another's name.
fn stands_alone(
    facts: &Facts,
    i: usize,
    before: Option<&(Arc<Form>, Span)>,
    span: Span,
    key: &str,
    surnames: &FxHashMap<String, Surname>,
) -> bool {
    let after = facts.names.words.get(i + 1).filter(|(_, at)| touches(&facts.text, span, *at));
    let named = |word: &str| given_names::find(word).is_some_and(|it| !it.ambiguous);
    if key.starts_with("ال") && after.is_some_and(|(word, _)| named(&word.key)) {
        return false;
    }
    if given_names::find(key).is_some() && after.is_some_and(|(word, _)| word.unknown && !word.key.starts_with('و') || is_son(&word.key)) {
        return false;
    }
    let Some((word, prior)) = before else { return true };
    if !touches(&facts.text, *prior, span) {
        return true;
    }
    // An unknown word before it may be the given name of somebody else, if it is no family name itself.
    let family = readings(&word.part).iter().any(|it| surnames.contains_key(it.rest.as_ref()));
    let (unknown, verb, word) = ((word.unknown || is_organisation(&word.key)) && !family, word.says, word.key.as_str());
    // صهر فلان names him, شقيقه فلان names another.
    if is_kin(word) && word.ends_with(['ه', 'ا'])
        || is_namesake(word)
        || unknown && !verb
        || given_names::find(word).is_some_and(|it| !it.ambiguous)
    {
        return false;
    }
    !key.starts_with("ال") || !word.starts_with("ال") || verb
}
