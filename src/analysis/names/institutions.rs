//! The institutions and places of a story: their mentions gathered by bearer, with the names that brackets give them.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::story::{Place, View};
use crate::arabic::clitic::readings;
use crate::arabic::fold::key;
use crate::lexicon::desk::plain;

use super::entity::{Inside, spellings};
use super::sieve::Sieve;
use super::spelling::{Class, Classes, any_difference, parts};
use super::word::skip;
use super::{Entity, Kind, Mention, Variant, title};

/// At most so many mentions of one bearer are told.
const TOLD: usize = 5;

/// Whose mentions are gathered: a bearer that the lexicon knows, or whoever is written with these words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bearer {
    Known(usize),
    Written(String),
}

struct Group {
    kind: Kind,
    mentions: Vec<Mention>,
    latin: Option<String>,
}

/// The institutions and places of a story. Where an entity of `people` is named, nothing else is.
pub(super) fn gather(view: View<'_>, classes: Classes, inside: &Inside<'_>, people: &[Entity]) -> Vec<Entity> {
    let mut taken: Vec<Place> = people.iter().flat_map(|it| &it.mentions).map(|it| it.place).collect();
    taken.sort();
    let mut groups: BTreeMap<Bearer, Group> = BTreeMap::new();
    let mut aliases: HashMap<String, Bearer> = HashMap::new();
    let mut same: Vec<(Bearer, Bearer)> = Vec::new();
    for (paragraph, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        for it in &facts.names.institutions {
            let place = Place { paragraph, span: it.span };
            if overlaps(&taken, place) {
                continue;
            }
            let text = title::written(&facts.text, it.span);
            let bearer = it.known.map_or_else(|| Bearer::Written(keys(&text)), Bearer::Known);
            if let Some(alias) = it.alias {
                aliases.entry(key(&plain(alias.of(&facts.text)))).or_insert_with(|| bearer.clone());
                // A name in brackets may be known by itself: its bearer is this one.
                let known = facts.names.institutions.iter().find(|it| it.span.overlaps(alias)).and_then(|it| it.known);
                same.extend(known.map(|it| (Bearer::Known(it), bearer.clone())));
            }
            let group = groups.entry(bearer).or_insert_with(|| Group { kind: it.kind, mentions: Vec::new(), latin: None });
            group.mentions.push(Mention { place, text, quoted: inside.covers(place) });
            group.latin = group.latin.take().or_else(|| Some(it.latin?.of(&facts.text).to_owned()));
        }
    }
    for (from, to) in same.into_iter().filter(|it| it.0 != it.1) {
        merge(&mut groups, &from, &to);
    }
    add_aliases(view, inside, &taken, &aliases, &mut groups);
    merge_shorter(&mut groups);
    let mut out: Vec<Entity> = groups.into_iter().map(|(bearer, it)| entity(classes, &bearer, it)).collect();
    out.sort_by_key(|it| it.mentions.first().map(|it| it.place));
    out
}

fn entity(classes: Classes, bearer: &Bearer, mut group: Group) -> Entity {
    group.mentions.sort_by_key(|it| it.place);
    group.mentions.dedup_by_key(|it| it.place);
    let spellings = spellings(group.mentions.iter());
    // The fullest name; of names as long the commonest.
    let longest = |it: &&super::Spelling| std::cmp::Reverse(it.text.split(' ').count());
    let name = spellings.iter().min_by_key(longest).map_or_else(String::new, |it| it.text.clone());
    Entity {
        name,
        kind: group.kind,
        titles: Vec::new(),
        spellings,
        variants: if matches!(bearer, Bearer::Known(_)) { variants(classes, &group.mentions) } else { Vec::new() },
        mentions: group.mentions,
        latin: group.latin,
        entry: None,
    }
}

// Mentions that spell a foreign name of one word otherwise than more of the others do: اليونيسكو beside اليونسكو. An article that comes and goes
// is no other spelling, nor is a hamza, which the orthography of any word decides.
fn variants(classes: Classes, mentions: &[Mention]) -> Vec<Variant> {
    let foreign = |it: &Class| matches!(it, Class::ForeignVowel | Class::ForeignConsonant | Class::DoubledLetter) && classes.has(*it);
    // Where لل hides the article, the mention can't be changed by itself.
    let whole = |it: &&Mention| !it.text.contains(' ') && it.text.len() == it.place.span.len();
    let counts = spellings(mentions.iter().filter(whole));
    let Some((right, rest)) = counts.split_first() else { return Vec::new() };
    let part = |text: &str| parts(text).into_iter().next();
    let differs = |text: &str| any_difference(&part(text)?, &part(&right.text)?, true).filter(foreign);
    let wrong: Vec<(&str, Class)> = rest.iter().filter_map(|it| Some((it.text.as_str(), differs(&it.text)?))).collect();
    let places = |text: &str| mentions.iter().enumerate().filter(|it| whole(&it.1) && it.1.text == text).map(|it| it.0).collect::<Vec<_>>();
    let against = places(&right.text);
    let told = wrong.iter().flat_map(|(text, class)| places(text).into_iter().map(move |it| (it, *text, *class)));
    told.take(TOLD)
        .map(|(mention, text, class)| Variant {
            mention,
            against: against.first().copied(),
            by_desk: false,
            preferred: right.text.clone(),
            others: against.iter().map(|it| (*it, text.to_owned())).collect(),
            class,
        })
        .collect()
}

fn keys(text: &str) -> String {
    text.split(' ').map(key).collect::<Vec<_>>().join(" ")
}

// Places stand in order and don't overlap.
fn overlaps(taken: &[Place], place: Place) -> bool {
    let at = taken.partition_point(|it| (it.paragraph, it.span.end) <= (place.paragraph, place.span.start));
    taken.get(at).is_some_and(|it| it.paragraph == place.paragraph && it.span.overlaps(place.span))
}

// Every place of a name that brackets give: منظمة الأغذية والزراعة (الفاو), then الفاو.
fn add_aliases(
    view: View<'_>,
    inside: &Inside<'_>,
    taken: &[Place],
    aliases: &HashMap<String, Bearer>,
    groups: &mut BTreeMap<Bearer, Group>,
) {
    if aliases.is_empty() {
        return;
    }
    let sieve = Sieve::of(aliases.keys().map(String::as_str));
    for (paragraph, facts) in view.facts.iter().enumerate().filter(|it| it.1.ours) {
        for (form, span) in facts.names.words.iter().filter(|it| sieve.may_hold(&it.0)) {
            let found = readings(&form.key).into_iter().find_map(|it| Some((aliases.get(it.rest.as_ref())?, it.proclitic.chars().count())));
            let Some((bearer, skipped)) = found else { continue };
            let place = Place { paragraph, span: skip(&facts.text, *span, skipped) };
            let known = |it: &&super::Institution| it.span.overlaps(place.span);
            let own = facts.names.institutions.iter().find(known);
            if overlaps(taken, place) || own.is_some() {
                continue;
            }
            let text = title::written(&facts.text, place.span);
            if let Some(it) = groups.get_mut(bearer) {
                it.mentions.push(Mention { place, text, quoted: inside.covers(place) });
            }
        }
    }
}

// A shorter name is that of the only one that goes on from it: وزارة الخارجية, وزارة الخارجية السعودية
fn merge_shorter(groups: &mut BTreeMap<Bearer, Group>) {
    let names: Vec<String> = groups.keys().filter_map(|it| if let Bearer::Written(it) = it { Some(it.clone()) } else { None }).collect();
    let mut into: Vec<(Bearer, Bearer)> = Vec::new();
    for (i, short) in names.iter().enumerate() {
        // Names stand in order, so that those which go on from one stand behind it.
        let longer: Vec<&String> = names.iter().skip(i + 1).take_while(|it| it.starts_with(short.as_str())).collect();
        let goes_on = |it: &&&String| it.get(short.len()..).is_some_and(|it| it.starts_with(' '));
        let mut found = longer.iter().filter(goes_on);
        if let (Some(only), None) = (found.next(), found.next()) {
            into.push((Bearer::Written(short.clone()), Bearer::Written((*only).clone())));
        }
    }
    into.iter().for_each(|(short, long)| merge(groups, short, long));
}

// Makes one group of two whose bearer is one, unless they are of two kinds.
fn merge(groups: &mut BTreeMap<Bearer, Group>, from: &Bearer, to: &Bearer) {
    let same = groups.get(from).zip(groups.get(to)).is_some_and(|(from, to)| from.kind == to.kind);
    if same
        && let Some(moved) = groups.remove(from)
        && let Some(it) = groups.get_mut(to)
    {
        it.mentions.extend(moved.mentions);
        it.latin = it.latin.take().or(moved.latin);
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::names::Kind;
    use crate::analysis::story::Story;
    use crate::text::document::Document;
    use crate::text::format::Format;

    // The institutions and places of a text: how they are called, and where they are named.
    fn named(text: &str) -> Vec<(String, Vec<String>)> {
        let story = Story::read(Document::new(text, Format::Plain), None);
        let mentions = |it: &crate::analysis::names::Entity| it.mentions.iter().map(|it| story.prose(it.place).to_owned()).collect();
        story.names.institutions.iter().map(|it| (it.name.clone(), mentions(it))).collect()
    }

    fn names(text: &str) -> Vec<String> {
        named(text).into_iter().map(|it| it.0).collect()
    }

    #[test]
    fn a_noun_opens_the_name_of_an_institution() {
        assert_eq!(names("أعلنت وزارة التربية والتعليم النتائج."), ["وزارة التربية والتعليم"]);
        assert_eq!(names("وقالت هيئة المساحة الجيولوجية إن الأرض هدأت."), ["هيئة المساحة الجيولوجية"]);
        assert_eq!(names("ودعت هيئة حقوق الإنسان إلى اللقاء."), ["هيئة حقوق الإنسان"]);
        assert_eq!(names("وتسلم البحث من الهيئة العامة للغذاء والدواء أمس."), ["الهيئة العامة للغذاء والدواء"]);
        assert_eq!(names("وفاز نادي السنبلة الرياضي أمس."), ["نادي السنبلة الرياضي"]);
        assert_eq!(names("وعاد إلى جامعة الملك سعود مساء."), ["جامعة الملك سعود"]);
        assert_eq!(names("ورفع البنك المركزي الفائدة."), ["البنك المركزي"]);
    }

    #[test]
    fn what_is_no_name_is_left_alone() {
        for text in [
            "اجتمع مجلس الإدارة أمس.",
            "وحل في المركز الثاني بعد حركة المرور.",
            "وقالت شركة محلية إن الهيئة العامة انعقدت.",
            "وبدأ تنظيم المعرض في قاعة الجامعة.",
            "وانتهت الجلسة، وقال رئيس مجلس إدارة النادي ذلك.",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn spellings_and_names_in_brackets_are_one_bearers() {
        let text = "زار الوفد منظمة الأغذية والزراعة (الفاو) أمس. وقالت الفاو إن الموسم طيب، وشكر الوفد للفاو ذلك.";
        assert_eq!(
            named(text),
            [("منظمة الأغذية والزراعة".to_owned(), ["منظمة الأغذية والزراعة", "الفاو", "الفاو", "لفاو"].map(str::to_owned).to_vec())]
        );
        let text = "قالت اليونسكو ذلك، وأكدت اليونيسكو ما قالت. ودعت وزارة الثقافة المصرية إليه، ثم عادت وزارة الثقافة.";
        let found = named(text);
        assert_eq!(found.iter().map(|it| it.1.len()).collect::<Vec<_>>(), [2, 2], "{found:?}");
    }

    #[test]
    fn places_are_known_by_themselves() {
        assert_eq!(
            named("عاد من سوريا إلى بيروت، ثم سافر لتركيا."),
            [
                ("سوريا".to_owned(), vec!["سوريا".to_owned()]),
                ("بيروت".to_owned(), vec!["بيروت".to_owned()]),
                ("تركيا".to_owned(), vec!["تركيا".to_owned()]),
            ]
        );
        for text in [
            "وقع لاعبا تركيا أمس.",
            "وذكرت صحيفة «الرياض» ذلك.",
            "وعاد إلى مسقط رأسه.",
            "صلى المغرب في البيت.",
            "ووقعت الشركة السعودية العقد.",
        ] {
            let found = names(text);
            assert!(!found.iter().any(|it| ["تركيا", "الرياض", "مسقط", "المغرب", "السعودية"].contains(&it.as_str())), "{text} {found:?}");
        }
    }

    #[test]
    fn a_name_in_latin_letters_is_kept() {
        let story =
            Story::read(Document::new("وصل الكاتب سامي الدوماني (Sami Doumani) إلى منظمة الصحة العالمية (WHO) أمس.", Format::Plain), None);
        let latin: Vec<_> = story.names.all().into_iter().map(|it| (it.kind, it.latin.as_deref())).collect();
        assert_eq!(latin, [(Kind::Person, Some("Sami Doumani")), (Kind::Organisation, Some("WHO"))]);
        let story = Story::read(Document::new("وصل سامي الدوماني (35 عاما) أمس. وعاد سامي الدوماني (A380).", Format::Plain), None);
        assert!(story.names.all().iter().all(|it| it.latin.is_none()));
    }
}
