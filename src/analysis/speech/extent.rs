//! Where a name or noun phrase ends whose first word is known: at each word, what speaks for going on, weighed as readers' labels taught.

use std::cmp::Ordering;

use crate::analysis::paragraph;
use crate::analysis::quotes::Quotation;
use crate::analysis::story::Place;
use crate::arabic::token::Token;
use crate::lexicon::common::is_common;
use crate::lexicon::cues::Group;
use crate::lexicon::particles::is_weekday;
use crate::lexicon::weights::EXTENTS;
use crate::lexicon::{given_names, titles};
use crate::text::span::Span;

use super::attached::{is_article, is_ordinal};
use super::company;
use super::kind::is_mark;
use super::near::MARKED;
use super::reporting::Found;
use super::signs::class;
use super::surname::says;
use super::voice::{Scene, Voice};
use super::words::{has_pronoun, is_body, is_definite, is_noun_of, is_preposition, key_of, without_conjunction};
use super::{Kind, Saying};

/// The longest, in tokens.
const LONGEST: usize = 14;

/// Who reports for a medium.
const REPORTERS: &[&str] = &["مراسل", "مراسله", "موفد", "موفده", "مندوب", "مندوبه"];

/// How much must speak for going on past the end that was read: with less, articles kept apart had more ends wrong.
const PAST: f32 = 1.0;

/// From the first word of a voice to where its name or noun phrase ends; `bare` where only that word is known, else its end was read.
pub(super) fn of(scene: &Scene<'_>, voice: &Voice, found: Option<&Found<'_>>, bare: bool) -> Span {
    let Some(facts) = scene.view.facts(voice.place.paragraph) else { return voice.place.span };
    // مراسل «كذا»: who was named so before is named whole.
    if !bare && facts.token_before(voice.place.span.to()).is_some_and(is_mark) {
        return voice.place.span;
    }
    let report = found.filter(|it| it.paragraph == voice.place.paragraph).map(|it| it.report.span);
    let read = voice.place.span.to();
    let (mut likeliest, mut least) = (read, f32::INFINITY);
    // الولايات المتحدة: no name of the story is cut.
    let named = scene.names_in(voice.place.paragraph, Span::new(voice.place.span.from(), facts.text.len()));
    let inside = |at: usize| named.iter().take_while(|it| it.span.from() < at).any(|it| at < it.span.to());
    for (at, signs) in boundaries(facts, voice.place, report, bare).into_iter().filter(|it| !inside(it.0)) {
        let more = EXTENTS.weight("base") + signs.iter().map(|it| EXTENTS.weight(it)).sum::<f32>();
        if more < if at == read && !bare { PAST } else { 0.0 } {
            return Span::new(voice.place.span.from(), at);
        }
        if more < least {
            (likeliest, least) = (at, more);
        }
    }
    // Where nothing speaks for an end, one of whom the first word is known ends where least speaks for going on.
    Span::new(voice.place.span.from(), if bare { likeliest } else { read })
}

// وأعلن الوزير مبادرة وقال: what goes on with a verb of saying is no part of a name.
fn says_on(token: &Token) -> bool {
    without_conjunction(&key_of(token)).is_some() && says(token)
}

/// Each place at which the phrase that starts with `place` may end, in bytes, with what is seen there.
pub(super) fn boundaries(facts: &paragraph::Facts, place: Place, report: Option<Span>, bare: bool) -> Vec<(usize, Vec<String>)> {
    let first = facts.token_at(place.span.from());
    let tokens = facts.tokens.get(first..).unwrap_or(&[]);
    let tokens = tokens.get(..tokens.len().min(LONGEST + 2)).unwrap_or(tokens);
    let after = report.is_some_and(|it| it.to() <= place.span.from() && facts.tokens_in(Span::new(it.to(), place.span.from())).len() <= 1);
    let read = |end: usize| match end.cmp(&place.span.to()) {
        _ if bare => "none",
        Ordering::Less => "in",
        Ordering::Equal => "end",
        Ordering::Greater => "past",
    };
    let boundary = |at: usize| {
        let end = tokens.get(at)?.span.to();
        // الناطق الرسمي باسم كذا: for whom one speaks belongs to what he is.
        let next = tokens.get(at + 1).map(key_of).unwrap_or_default();
        // الفصل الخامس: nor does an article of a law end before its number.
        if next == "باسم" || at == 0 && is_ordinal(&next) && tokens.first().is_some_and(|it| is_article(&key_of(it))) {
            return None;
        }
        Some((end, signs(facts, tokens, at, after, read(end))))
    };
    // رحب سمير بالقرار: nor what he does something with; وقال سمير بالحاج is his name.
    let given = !after && tokens.first().is_some_and(|it| given_names::find(&key_of(it)).is_some());
    let with = |it: &Token| given && key_of(it).strip_prefix('ب').is_some_and(|it| is_definite(it) && is_common(it));
    // قالت البلدية اليوم الجمعة: nor when.
    let key = |at: usize| tokens.get(at).map(key_of).unwrap_or_default();
    let when = |at: usize| matches!(&*key(at), "اليوم" | "امس" | "غدا") && is_weekday(&key(at + 1));
    let ends = |(at, it): &(usize, &Token)| says_on(it) || with(it) || when(*at);
    let goes_on = tokens.iter().enumerate().skip(1).find(ends).map_or(LONGEST, |it| it.0);
    (0..tokens.len().min(LONGEST).min(goes_on)).filter_map(boundary).collect()
}

/// مراسل «كذا», متحدث باسم «كذا», مدير مركز «كذا», رئيس «كذا»: a noun that the name of whom it is of follows in marks ends behind them. `before` are the
/// quotations before the speaker's words.
pub(super) fn with_name_in_marks(scene: &Scene<'_>, voice: Voice, before: &[Saying]) -> Voice {
    let place = voice.place;
    let Some(facts) = scene.view.facts(place.paragraph).filter(|_| voice.entity.is_none()) else { return voice };
    // What was read of them may end in the marks.
    let starts = |it: &Quotation| {
        let at = facts.token_at(it.open.span.from());
        it.open.paragraph == place.paragraph && facts.token_at(place.span.from()) < at && at <= facts.token_at(place.span.to())
    };
    let quotation = scene.quotes.quotations.iter().zip(before).find(|it| starts(it.0));
    let Some((marks, _)) = quotation.filter(|it| matches!(it.1.kind, Kind::Title | Kind::Term)) else { return voice };
    let words = facts.tokens_in(Span::new(place.span.from(), marks.open.span.from()));
    let last = words.last().map(key_of).unwrap_or_default();
    let of = is_body(&last) || is_noun_of(&last, &[Group::TitleNoun, Group::Medium, Group::Land]);
    let takes = last == "باسم" || REPORTERS.contains(&&*last) || titles::is_office(&last) || words.len() >= 2 && of;
    let short = facts.tokens_in(marks.open.span.join(marks.close.span)).len() <= MARKED;
    if !takes || is_definite(&last) || !short || marks.close.paragraph != place.paragraph {
        return voice;
    }
    Voice { place: Place { span: place.span.join(marks.close.span), ..place }, ..voice }
}

fn signs(facts: &paragraph::Facts, tokens: &[Token], at: usize, after: bool, read: &str) -> Vec<String> {
    let (Some(head), Some(token)) = (tokens.first(), tokens.get(at)) else { return Vec::new() };
    let (next, next2) = (tokens.get(at + 1), tokens.get(at + 2));
    let sort = |it: Option<&Token>| it.map_or_else(|| "end".to_owned(), class);
    let (h, t, n, n2) = (class(head), class(token), sort(next), sort(next2));
    let word = |it: Option<&Token>| it.map_or_else(String::new, key_of);
    let (wh, wt, wn) = (key_of(head), key_of(token), word(next));
    let the = |it: &str| u8::from(is_definite(it));
    let (k, the3) = (at.min(3), [the(&wh), the(&wt), the(&wn)]);
    let mut out = vec![
        format!("k={}", at.min(5)),
        format!("h={h}"),
        format!("t={t}"),
        format!("n={n}"),
        format!("n2={n2}"),
        format!("t={t} n={n}"),
        format!("h={h} n={n}"),
        format!("n={n} n2={n2}"),
        format!("the={the3:?}"),
        format!("the={the3:?}{} {k}", the(&word(next2))),
        format!("after={after} n={n}"),
        format!("read={read}"),
        format!("read={read} h={h}"),
        format!("read={read} t={t}"),
        format!("read={read} n={n}"),
        format!("read={read} k={}", at.min(5)),
    ];
    let (head_class, token_class, next_class) = (company::of(Some(head)), company::of(Some(token)), company::of(next));
    out.extend([
        format!("~h={head_class} n={next_class}"),
        format!("~t={token_class} n={next_class}"),
        format!("~t={token_class}"),
        format!("~n={next_class}"),
        format!("~n={next_class} {k}"),
        format!("~n2={}", company::of(next2)),
    ]);
    if let Some(it) = next {
        let feminine = |it: &Token| u8::from(it.skeleton.ends_with('ة') || it.skeleton.ends_with("ات") || it.skeleton.ends_with("اء"));
        let common = |it: &str| u8::from(is_common(it));
        let given = |it: &str| u8::from(given_names::find(it).is_some());
        let letters: Vec<char> = it.skeleton.chars().collect();
        out.push(format!("agree={}{}{} {}", feminine(head), feminine(token), feminine(it), the(&wn)));
        if let [.., a, b] = letters.as_slice() {
            out.push(format!("suffix={a}{b}"));
        }
        out.push(format!("common={}{}{}", common(&wh), common(&wt), common(&wn)));
        out.push(format!("given={}{}{}", given(&wh), given(&wt), given(&wn)));
        out.push(format!("office={}", titles::is_office(&wn)));
        out.push(format!("pronoun={}", has_pronoun(&it.skeleton)));
        if is_preposition(&wn) {
            out.extend([format!("p={wn} {k}"), format!("p={wn} h={h}"), format!("p={wn} n2={n2}"), format!("p={wn} the={}", the(&wh))]);
        }
        if let Some(first) = letters.first().filter(|it| matches!(it, 'ب' | 'ل' | 'و' | 'ك' | 'ف') && letters.len() >= 4) {
            out.extend([format!("led={first} h={h}"), format!("led={first} n={n} the={}", the(&wh)), format!("led={first} {k}")]);
        }
    }
    let names = &facts.names.names;
    let name = names.get(names.partition_point(|it| it.span.to() < token.span.to())).filter(|it| it.span.from() <= token.span.from());
    if let Some(name) = name {
        let part = if name.span.to() == token.span.to() { "end" } else { "mid" };
        out.extend([format!("name={part}"), format!("name={part} n={n}")]);
    }
    out
}
