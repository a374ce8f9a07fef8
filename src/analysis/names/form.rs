//! What the lexicon knows of a word, looked up once for each spelling: a text repeats its words.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::arabic::clitic::readings;
use crate::arabic::fold::key;
use crate::lexicon::common::{is_common, is_common_as_it_stands, is_inflected};
use crate::lexicon::cues;
use crate::lexicon::given_names::{self, GivenName};
use crate::lexicon::institutions::{self, Head, Known};
use crate::lexicon::nationality;
use crate::lexicon::neighbours::is_kin;
use crate::lexicon::particles::{is_function_word, is_kunya};
use crate::lexicon::places;
use crate::lexicon::shape::foreignness;
use crate::lexicon::titles::{self, Title};

use super::sieve::{self, Mesh};
use super::spelling;

/// So many spellings are kept for each thread, and then all are forgotten: an archive has more than fit in memory.
const KEPT: usize = 1 << 15;

thread_local! {
    static FORMS: RefCell<FxHashMap<Box<str>, Arc<Form>>> = RefCell::default();
}

/// A spelling of a word and all that names need to know of it. Where the word stands makes no difference.
#[derive(Debug)]
pub(crate) struct Form {
    /// As it is spelled.
    pub(super) skeleton: Box<str>,
    /// Its key.
    pub(super) key: String,
    /// Its key as a part of a name: on any seat, or on none, a hamza is one hamza. خامنئي
    pub(super) part: String,
    /// The given name that it is, alone or behind a proclitic, and the proclitic's letters. A word that is a name as it stands (وليد) has no
    /// proclitic; behind one, only a name that is no ordinary word is taken.
    pub(super) given: Option<(GivenName, usize)>,
    /// The same where a list of names goes on: behind و any given name is taken.
    pub(super) given_in_list: Option<(GivenName, usize)>,
    /// The titles that it may begin, by the letters of the proclitic before them.
    pub(super) heads: SmallVec<[(usize, &'static [Title]); 1]>,
    /// Where it falls in a [`Sieve`](super::sieve::Sieve).
    pub(super) meshes: SmallVec<[Mesh; 4]>,
    /// Whether it is an ordinary word: listed as it stands, or but for proclitics and endings that Arabic puts to its words and that a name of
    /// another language only seems to have (فيليب, بينالا).
    pub(super) common: bool,
    /// Whether it is listed as an ordinary word just as it stands.
    pub(super) listed: bool,
    /// How much its letters speak for a name of another language.
    pub(super) foreignness: i32,
    /// Whether it is rather a foreign name behind a proclitic than one that begins with that letter: وكارفخال, لألبيراق; not ويليامز, بوتين
    pub(super) led: bool,
    /// Whether a listed place or organisation begins with it, behind a proclitic too.
    pub(super) place: bool,
    /// The noun that opens an institution's name which it is, alone or behind a proclitic, and the proclitic's letters.
    pub(super) opens: Option<(&'static Head, usize)>,
    /// The known institutions and places that it may begin, alone or behind a proclitic, and the proclitic's letters.
    pub(super) known: Option<(&'static [Known], usize)>,
    /// Whether it is a verb by its shape, or a verb of saying.
    pub(super) verb: bool,
    /// Whether it is a verb of saying.
    pub(super) says: bool,
    /// Whether it is an adjective of nationality.
    pub(super) national: bool,
    /// Whether nothing speaks against its being part of a name.
    pub(super) nameable: bool,
    /// Whether it may go on a foreign name.
    pub(super) foreign: bool,
    /// Whether nothing is known of it that speaks against its being a given name: no ordinary word, verb, particle, title or word of saying.
    pub(super) unknown: bool,
}

impl Form {
    /// What is known of the word that is spelled `skeleton`.
    pub(super) fn of(skeleton: &str) -> Arc<Self> {
        FORMS.with_borrow_mut(|forms| {
            if let Some(it) = forms.get(skeleton) {
                return Arc::clone(it);
            }
            if forms.len() >= KEPT {
                forms.clear();
            }
            let form = Arc::new(Self::read(skeleton));
            forms.insert(skeleton.into(), Arc::clone(&form));
            form
        })
    }

    fn read(skeleton: &str) -> Self {
        let key = key(skeleton);
        let word = key.as_str();
        // No name of another language has the article, and no word with it taught the weights anything.
        let foreignness = if skeleton.starts_with("ال") { foreignness(word).min(0) } else { foreignness(word) };
        // ألميدا has no article.
        let hamza = word.starts_with("ال") && !skeleton.starts_with("ال");
        let listed = is_common_as_it_stands(word);
        let accusative = || word.strip_suffix('ا').is_some_and(is_common_as_it_stands);
        let common = listed || !hamza && (accusative() || is_common(word) && foreignness <= 0);
        let says = |word: &str| cues::forms(word).any(|it| it.entry.group.is_verb());
        // وأضاف
        let led_verb = || word.strip_prefix(['و', 'ف']).is_some_and(says) && given_names::find(word).is_none();
        let says = says(word) || led_verb();
        // No verb ends in ta marbuta (يمينة), and hardly one is spelled as foreign names are.
        let part: String = word.chars().map(|it| if matches!(it, 'ؤ' | 'ئ') { 'ء' } else { it }).collect();
        let verb = is_verb(word) && !skeleton.ends_with('ة') && (foreignness <= 5 || says);
        let nameable = may_be_name(word, common, verb);
        let unknown = nameable && titles::starting_with(word).is_empty() && cues::forms(word).next().is_none();
        Self {
            given: given_where(skeleton, word, |name, _| !name.ambiguous),
            given_in_list: given_where(skeleton, word, |name, proclitic| !name.ambiguous || proclitic == "و"),
            heads: heads(word, !skeleton.ends_with('ة')),
            meshes: sieve::meshes(&part),
            national: nationality::is_nationality(word),
            foreign: nameable || may_go_on_foreign(word, says),
            skeleton: skeleton.into(),
            common,
            listed,
            foreignness,
            led: is_led(skeleton, word, foreignness),
            place: places::is_place(word),
            opens: opens(word),
            known: known(word),
            verb,
            says,
            nameable,
            unknown,
            part,
            key,
        }
    }

    /// The foreign given name that it is behind ل, however short: لبول
    pub(super) fn given_behind_li(&self) -> Option<GivenName> {
        let rest = Self::of(self.skeleton.strip_prefix('ل')?);
        rest.given.filter(|it| it.1 == 0 && it.0.foreign && !self.listed).map(|it| it.0)
    }

    /// The titles whose first word it is, as it stands, the longest first.
    pub(super) fn titles(&self) -> &'static [Title] {
        self.heads.first().filter(|it| it.0 == 0).map_or(&[], |it| it.1)
    }
}

fn is_led(skeleton: &str, word: &str, whole: i32) -> bool {
    let hamza = ["لأ", "لإ", "لآ", "بأ", "بإ", "بآ", "وأ", "وإ", "وآ", "فأ", "فإ"].iter().any(|it| skeleton.starts_with(it));
    let spelled = |rest: &str, more: i32| rest.chars().count() > 3 && foreignness(rest) > whole + more;
    hamza && !given_names::find(word).is_some_and(|it| it.foreign)
        || given_names::find(word).is_none()
            && (word.strip_prefix('و').is_some_and(|it| spelled(it, 18))
                || word.strip_prefix(['ب', 'ل', 'ف', 'ك']).is_some_and(|it| spelled(it, 15)))
}

fn heads(word: &str, pronouns: bool) -> SmallVec<[(usize, &'static [Title]); 1]> {
    let mut out = SmallVec::new();
    for skipped in 0..=2 {
        let at = word.char_indices().nth(skipped).map_or(word.len(), |it| it.0);
        let (proclitic, rest) = word.split_at_checked(at).unwrap_or((word, ""));
        if skipped > 0 && !matches!(proclitic, "و" | "ف" | "ل" | "ب" | "ول" | "وب" | "ك") {
            continue;
        }
        // لل hides the article: للرئيس
        let found = if proclitic.ends_with('ل') && rest.starts_with('ل') {
            titles::starting_with(&format!("ا{rest}"))
        } else {
            titles::starting_with(rest)
        };
        if !found.is_empty() {
            out.push((skipped, found));
        } else if let Some(found) = owned(rest).filter(|_| pronouns) {
            out.push((skipped, found));
        }
    }
    out
}

// The title that a word with a pronoun is: مدربه, زعيمها. Not حكمه, which is his verdict.
fn owned(word: &str) -> Option<&'static [Title]> {
    let stem = ["هما", "ها", "هم", "ه"].iter().find_map(|it| word.strip_suffix(it)).filter(|it| it.chars().count() >= 4)?;
    let found = titles::starting_with(stem);
    let own = found.iter().any(|it| it.words.len() == 1 && it.office && it.strong);
    (own && !matches!(stem, "عالم" | "جناح" | "مدافع" | "صاحب" | "وكيل")).then_some(found)
}

fn opens(word: &str) -> Option<(&'static Head, usize)> {
    readings(word).iter().find_map(|it| Some((institutions::head(&it.rest)?, it.proclitic.chars().count())))
}

fn known(word: &str) -> Option<(&'static [Known], usize)> {
    readings(word).iter().find_map(|it| {
        let found = institutions::starting_with(&it.rest);
        (!found.is_empty()).then(|| (found, it.proclitic.chars().count()))
    })
}

fn given_where(skeleton: &str, word: &str, allowed: impl Fn(&GivenName, &str) -> bool) -> Option<(GivenName, usize)> {
    // على folds to علي, أن to آن: a small word is no name, whatever its key.
    if is_function_word(word) && !matches!(skeleton, "علي" | "علی" | "آنا" | "آن") {
        return None;
    }
    // أبي, بأبي: a kunya's first word, and no آبي or بابي.
    let rest = word.strip_prefix(['و', 'ب', 'ل', 'ف']).unwrap_or(word);
    if is_kunya(rest) && skeleton.contains('أ') {
        return None;
    }
    // ناديه is his club, and no نادية.
    if let Some(stem) = skeleton.strip_suffix('ه').and_then(|_| word.strip_suffix('ه'))
        && (institutions::head(stem).is_some() || is_common_as_it_stands(stem) || is_common_as_it_stands(&format!("ال{stem}")))
    {
        return None;
    }
    // روى is no Roy.
    let short = |it: &GivenName| it.foreign && skeleton.ends_with('ى') && word.chars().count() <= 4;
    if let Some(it) = given(word).or_else(|| respelled(word)).filter(|it| !short(it)) {
        return Some((it, 0));
    }
    // لبنان is no بنان behind a preposition.
    if places::kind(word).is_some() {
        return None;
    }
    // ورقية is made of paper, and no رقية.
    if is_inflected(word) {
        return None;
    }
    let all = readings(word);
    let found = all.iter().skip(1).find_map(|it| {
        let plain = it.proclitic.len() + it.rest.len() == word.len();
        // فأنا is no آنا behind a proclitic.
        let plain = plain && (!is_function_word(&it.rest) || it.rest == "علي" && skeleton.ends_with("علي"));
        let found = given(&it.rest).filter(|name| plain && is_long(name, it.proclitic, &it.rest))?;
        Some((found, it.proclitic))
    });
    // The first reading that is a name decides: وكريم is no ريم.
    found.filter(|(name, proclitic)| allowed(name, proclitic)).map(|(name, proclitic)| (name, proclitic.chars().count()))
}

// There a first letter is hardly a proclitic, nor does a verb begin as سيلفا does.
fn may_go_on_foreign(key: &str, says: bool) -> bool {
    let listed = |it: &str| is_common_as_it_stands(it) || is_function_word(it) || given_names::find(it).is_some();
    let verb = key.starts_with("ست") || says;
    let ordinary = key.chars().count() < 4 || is_kin(key) || key.starts_with("ال") || listed(key) || verb;
    if ordinary || readings(key).iter().skip(1).any(|it| listed(&it.rest) || it.rest.starts_with("ال")) {
        return false;
    }
    key.starts_with("سي") && !key.strip_prefix('س').is_some_and(is_common)
        || key.starts_with(['ب', 'ف', 'ك']) && !is_common(key.trim_end_matches(['ا', 'ه']))
}

fn may_be_name(key: &str, common: bool, verb: bool) -> bool {
    key.chars().count() > 1
        && key != "الله"
        && !is_function_word(key)
        && !is_kin(key)
        && !common
        && !verb
        && !is_accusative(key)
        && !key.ends_with("ات")
        && !has_article_behind_proclitic(key)
        && !has_known_rest(key)
}

// أمينا, رئيسا: an office that somebody is given, and no name.
fn is_accusative(key: &str) -> bool {
    key.strip_suffix('ا').is_some_and(|it| {
        it.chars().count() > 3 && titles::starting_with(it).iter().any(|it| it.words.len() == 1) && given_names::find(key).is_none()
    })
}

// A present or future verb by its shape, or a verb of saying by the lexicon. Names that look like one (يوسف) are given names.
fn is_verb(key: &str) -> bool {
    // يماني is no verb; يعاني is an ordinary word anyhow.
    let shape = ["سي", "ست", "ي", "وي", "وت"].iter().any(|it| key.starts_with(it)) && key.chars().count() >= 4 && !key.ends_with("اني");
    // No verb ends as Slavic surnames do: يانكوفيتش
    let surname = ["يتش", "سكي", "ينكو"].iter().any(|it| key.ends_with(it));
    (shape && !surname && given_names::find(key).is_none()) || cues::forms(key).any(|it| it.entry.group.is_verb() && !it.entry.weak)
}

// A given name behind a proclitic starts a name of its own: وسعيد
fn has_known_rest(key: &str) -> bool {
    let known = |name: &GivenName, proclitic: &str, rest: &str| (!name.ambiguous || proclitic == "و") && is_long(name, proclitic, rest);
    readings(key).iter().skip(1).any(|it| given_names::find(&it.rest).is_some_and(|name| known(&name, it.proclitic, &it.rest)))
        && given_names::find(key).is_none()
}

// A short foreign name behind ب or ل may be the rest of a longer one: بايدن is no إيدن
fn is_long(name: &GivenName, proclitic: &str, rest: &str) -> bool {
    rest.chars().count()
        > if name.foreign && proclitic != "و" {
            4
        } else if proclitic == "ك" {
            3
        } else {
            2
        }
}

fn has_article_behind_proclitic(key: &str) -> bool {
    let led = ["وال", "بال", "كال", "فال", "لل"].iter().find_map(|it| key.strip_prefix(it));
    // بالزي, with a short word; بالو is a name.
    led.is_some_and(|it| key.chars().count() > 5 || is_common_as_it_stands(it))
}

// The servant of any of God's names is a man's name, listed or not.
fn given(key: &str) -> Option<GivenName> {
    let servant = || key.starts_with("عبدال").then_some(GivenName { foreign: false, feminine: false, ambiguous: false });
    // What is dedicated may be written as one word: سيفالدين
    let dedicated = || {
        let it = ["الدين", "الله", "الاسلام"].iter().find_map(|it| given_names::find(key.strip_suffix(it)?))?;
        Some(GivenName { ambiguous: false, ..it })
    };
    given_names::find(key).or_else(servant).or_else(dedicated)
}

// A foreign given name that is listed in another spelling: فريديريك, where فريدريك is listed.
fn respelled(key: &str) -> Option<GivenName> {
    static SOUNDS: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
        let mut out: FxHashMap<String, Vec<&str>> = FxHashMap::default();
        for it in given_names::foreign().filter(|it| it.chars().count() > 3) {
            out.entry(spelling::sound(it)).or_default().push(it);
        }
        out
    });
    let plural = key.starts_with('ي') && key.ends_with("ون");
    if key.chars().count() < 5 || plural || key.starts_with("ال") || is_common(key) || foreignness(key) <= 0 || places::is_place(key) {
        return None;
    }
    let near = SOUNDS.get(&spelling::sound(key))?.iter().any(|it| spelling::is_respelled(key, it));
    near.then_some(GivenName { foreign: true, feminine: false, ambiguous: false })
}
