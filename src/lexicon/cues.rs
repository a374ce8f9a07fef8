//! Words that report speech, with all their forms, and words around a quotation that tell what it is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::arabic::fold::{key, skeleton};

use super::verb;

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A verb of saying.
    Say,
    /// A verb that goes on with the last speaker: أضاف
    Carry,
    /// A verb that ends somebody's words: ختم
    Close,
    /// A verb that takes a speaker's few words: وصف
    Govern,
    /// A verb that passes on another's words: نقل عن
    Relay,
    /// A verb whose subject is a law: نص
    Law,
    /// A verb whose object is a document: جاء في
    Come,
    /// A noun that reports: قوله
    Noun,
    /// A noun of saying with whoever says it behind it: تحذير الوزارة من
    Account,
    /// A phrase that names a source: بحسب
    Source,
    /// A phrase after the quotation: على حد تعبيره
    Post,
    /// A new speaker follows: من جهته
    Turn,
    /// The subject changes, nobody goes on: إلى ذلك
    Shift,
    /// The paper's own background: يذكر أن
    Background,
    /// An adverb that may stand between a verb and its subject.
    Adverb,
    /// A way to speak: بيان
    Medium,
    /// Who can speak: طبيب
    Agent,
    /// An institution that can: وزارة
    Body,
    /// A land or city, which stands for its rulers: تركيا
    Land,
    /// What speaks or is read out: قانون
    Document,
    /// What a verb of giving gives when it reports: ألقى كلمة
    Given,
    /// A noun before the name of a work, medium, company.
    TitleNoun,
    /// The name itself of a medium, company or body that prose puts in marks: رويترز
    TitleName,
    /// The name itself of an armed group or movement: داعش
    TermName,
    /// What follows in marks is a name, however long: بعنوان
    Naming,
    /// A noun before the name of an armed group, person, concept.
    TermNoun,
    /// Scripture or verse follows.
    VerseCue,
}

impl Group {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::Say,
            "carry" => Self::Carry,
            "close" => Self::Close,
            "govern" => Self::Govern,
            "relay" => Self::Relay,
            "law" => Self::Law,
            "come" => Self::Come,
            "noun" => Self::Noun,
            "account" => Self::Account,
            "source" => Self::Source,
            "post" => Self::Post,
            "turn" => Self::Turn,
            "shift" => Self::Shift,
            "background" => Self::Background,
            "adverb" => Self::Adverb,
            "medium" => Self::Medium,
            "agent" => Self::Agent,
            "body" => Self::Body,
            "land" => Self::Land,
            "document" => Self::Document,
            "given" => Self::Given,
            "title-noun" => Self::TitleNoun,
            "title-name" => Self::TitleName,
            "term-name" => Self::TermName,
            "naming" => Self::Naming,
            "term-noun" => Self::TermNoun,
            "verse-cue" => Self::VerseCue,
            _ => return None,
        })
    }

    /// Whether words of the group are verbs of a reporter's sentence.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Say | Self::Carry | Self::Close | Self::Govern | Self::Relay | Self::Law | Self::Come)
    }
}

/// How a form stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A verb with a subject: قال, يقول
    Finite,
    /// A participle in its accusative or with the article: قائلا, القائل
    Participle,
    /// A word or phrase that stands as it is.
    Word,
}

/// The gender that a form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Not shown.
    Unknown,
}

/// A line of the table.
#[derive(Debug)]
pub struct Entry {
    /// The lemma, without tashkeel: أضاف
    pub lemma: String,
    /// What it does.
    pub group: Group,
    /// How the reporter takes the words: `neutral`, `assertive` … `none` for words that report nothing.
    pub stance: &'static str,
    /// Whether its spelling has other meanings, so that a complement must follow.
    pub weak: bool,
    /// Whether it means several people though its ending does not show it: خبراء
    pub several: bool,
    /// Whether no noun is its object, so that the noun behind it is its subject: أشار البيان إلى
    pub intransitive: bool,
    /// Whether it reports only where it gives words: ألقى خطابا
    pub gives: bool,
}

/// A form of an entry, as it was found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its entry.
    pub entry: &'static Entry,
    /// How it stands in its sentence.
    pub shape: Shape,
    /// The gender that it shows.
    pub gender: Gender,
    /// Whether it shows a dual or plural.
    pub plural: bool,
    /// Whether an object is written on it.
    pub object: bool,
    /// Whether it is a form of the present.
    pub present: bool,
    /// How many words it is.
    pub words: usize,
}

struct Stored {
    entry: usize,
    shape: Shape,
    gender: Gender,
    plural: bool,
    object: bool,
    present: bool,
}

struct Table {
    entries: Vec<Entry>,
    words: FxHashMap<String, Vec<Stored>>,
    /// Phrases by their first word: the words after it, and the entry. Longer ones first.
    phrases: FxHashMap<String, Vec<(Vec<String>, usize)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read(include_str!("cues.tsv")));

fn read(source: &'static str) -> Table {
    let mut table = Table { entries: Vec::new(), words: FxHashMap::default(), phrases: FxHashMap::default() };
    for line in source.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or("");
        let (lemma, group, stance, class, imperfect, flag) = (column(), column(), column(), column(), column(), column());
        let Some(group) = Group::of(group) else { continue };
        let entry = table.entries.len();
        let has = |it: &str| flag.contains(it);
        let (weak, intransitive, several, gives) = (has("weak"), has("intransitive"), has("several"), has("gives"));
        let lemma = skeleton(lemma);
        match class.parse::<u8>() {
            Ok(class) => {
                for form in verb::forms(&lemma, class, &skeleton(imperfect), weak) {
                    let other = form.shape == Shape::Finite && !form.present && flag.contains("present");
                    if form.shape == Shape::Participle && flag.contains("finite") || form.present && flag.contains("past") || other {
                        continue;
                    }
                    let stored = Stored {
                        entry,
                        shape: form.shape,
                        gender: form.gender,
                        plural: form.plural,
                        object: form.object,
                        present: form.present,
                    };
                    table.words.entry(key(&form.text)).or_default().push(stored);
                }
            }
            Err(_) => add_words(&mut table, &lemma, entry),
        }
        // A word's own form may differ from the lemma that output shows: بقوله
        let lemma = if class == "word" && !imperfect.is_empty() { skeleton(imperfect) } else { lemma };
        table.entries.push(Entry { lemma, group, stance, weak, several, intransitive, gives });
    }
    let entries = &table.entries;
    // Each list is put in order by itself, so that the order of the lists does not matter.
    #[expect(clippy::iter_over_hash_type)]
    for forms in table.words.values_mut() {
        // A plain form before one with an object, a surer entry before a weaker one, then the order of the table.
        forms.sort_by_key(|it| (it.object, entries.get(it.entry).is_none_or(|it| it.weak), it.entry));
    }
    #[expect(clippy::iter_over_hash_type)]
    for phrases in table.phrases.values_mut() {
        phrases.sort_by_key(|(words, entry)| (std::cmp::Reverse(words.len()), *entry));
    }
    table
}

fn add_words(table: &mut Table, lemma: &str, entry: usize) {
    let mut words = lemma.split(' ').map(key);
    let Some(first) = words.next() else { return };
    let rest: Vec<String> = words.collect();
    if rest.is_empty() {
        let stored = Stored { entry, shape: Shape::Word, gender: Gender::Unknown, plural: false, object: false, present: false };
        table.words.entry(first).or_default().push(stored);
    } else {
        table.phrases.entry(first).or_default().push((rest, entry));
    }
}

/// The forms that a word may be, the likeliest first. `word` is a [`key`] without و or ف before it.
pub fn forms(word: &str) -> impl Iterator<Item = Form> {
    let table = &*TABLE;
    let stored = table.words.get(word).map_or(&[][..], Vec::as_slice);
    stored.iter().filter_map(|it| {
        let entry = table.entries.get(it.entry)?;
        Some(Form { entry, shape: it.shape, gender: it.gender, plural: it.plural, object: it.object, present: it.present, words: 1 })
    })
}

/// The longest phrase that starts with `first` and goes on with `rest`, all keys.
pub fn phrase<S: AsRef<str>>(first: &str, rest: &[S]) -> Option<Form> {
    let table = &*TABLE;
    let fits = |words: &[String]| words.len() <= rest.len() && words.iter().zip(rest).all(|(word, it)| word == it.as_ref());
    let (words, entry) = table.phrases.get(first)?.iter().find(|(words, _)| fits(words))?;
    let entry = table.entries.get(*entry)?;
    let words = words.len() + 1;
    Some(Form { entry, shape: Shape::Word, gender: Gender::Unknown, plural: false, object: false, present: false, words })
}

/// Whether `word` (a key) stands in the table as a word of `group`.
pub fn is(word: &str, group: Group) -> bool {
    forms(word).any(|it| it.entry.group == group && it.shape == Shape::Word)
}

/// Whether `word` (a key without the article) means several people.
pub fn is_several(word: &str) -> bool {
    forms(word).any(|it| it.entry.several)
}

/// Whether words (keys) are, all of them, a word or phrase of `group`.
pub fn is_listed(words: &[String], group: Group) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    if rest.is_empty() {
        is(first, group)
    } else {
        phrase(first, rest).is_some_and(|it| it.entry.group == group && it.words == words.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(word: &str) -> Option<(String, Gender)> {
        let found = forms(&key(&skeleton(word))).find(|it| it.entry.group.is_verb());
        found.map(|it| (it.entry.lemma.clone(), it.gender))
    }

    #[test]
    fn conjugates() {
        for (word, lemma) in [
            ("قال", "قال"),
            ("قالت", "قال"),
            ("يقولون", "قال"),
            ("قائلاً", "قال"),
            ("مضيفة", "أضاف"),
            ("اضاف", "أضاف"),
            ("يشير", "أشار"),
            ("مؤكّدين", "أكد"),
            ("يؤكد", "أكد"),
            ("متسائلا", "تساءل"),
            ("سماهم", "سمى"),
            ("وصفه", "وصف"),
            ("ترى", "رأى"),
            ("دعت", "دعا"),
            ("داعيا", "دعا"),
            ("متمنيا", "تمنى"),
            ("مدعيا", "ادعى"),
            ("القائل", "قال"),
            ("مستطردا", "استطرد"),
            ("يخبرنا", "أخبر"),
            ("أخبرني", "أخبر"),
            ("أملت", "أمل"),
            ("يعيب", "عاب"),
            ("تمتم", "تمتم"),
            ("مكتفيا", "اكتفى"),
            ("تستاء", "استاء"),
            ("ينعى", "نعى"),
            ("تبعث", "بعث"),
        ] {
            assert_eq!(verb(word).map(|it| it.0).as_deref(), Some(lemma), "{word}");
        }
        assert_eq!(verb("أضافت").map(|it| it.1), Some(Gender::Feminine));
    }

    #[test]
    fn finds_phrases() {
        let form = phrase("من", &["جهته", "قال"]).unwrap();
        assert_eq!((form.entry.group, form.words), (Group::Turn, 2));
        assert!(is("بيان", Group::Document));
    }
}
