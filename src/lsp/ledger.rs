//! `tadqiq/quotations` and `tadqiq/people`: who says what and who is in it, for the lists that an editor shows.

use serde_json::{Value, json};
use tower_lsp::lsp_types::Range;

use crate::analysis::names::Entity;
use crate::analysis::speech::Saying;
use crate::analysis::story::Place;
use crate::text::span::Span;

use super::protocol;
use super::snapshot::Snapshot;

/// The quotations of a document, in the order of their opening marks. `entity` of a speaker counts among the people.
///
/// ```text
/// {"version": 7, "quotations": [{"range": …, "text": …, "kind": …, "attributed": …, "needsAttribution": …,
///   "speaker": {"range": …, "name": …, "via": …, "entity": 0 | null} | null,
///   "cue": {"range": …, "lemma": …, "stance": …} | null}]}
/// ```
pub(super) fn quotations(it: &Snapshot) -> Value {
    let pairs = it.story.quotes.quotations.iter().zip(&it.story.speech.sayings);
    let all: Vec<Value> =
        pairs.map(|(quotation, saying)| said(it, it.story.source_between(quotation.open, quotation.close), saying)).collect();
    json!({ "version": it.version, "quotations": all })
}

fn said(it: &Snapshot, span: Span, saying: &Saying) -> Value {
    let speaker = saying.speaker.as_ref().map(
        |speaker| json!({ "range": range(it, speaker.place), "name": speaker.name, "via": speaker.via.name(), "entity": speaker.entity }),
    );
    let cue = saying.cue.as_ref().map(|cue| json!({ "range": range(it, cue.place), "lemma": cue.lemma, "stance": cue.stance }));
    json!({
        "range": protocol::range(it.story.document().rope(), span, it.client.encoding),
        "text": span.of(it.story.document().text()),
        "kind": saying.kind.name(),
        "attributed": saying.attributed,
        "needsAttribution": saying.needs_attribution,
        "speaker": speaker,
        "cue": cue,
    })
}

/// The people of a document and what `names.toml` lists, in the order of their first mention. `says` counts among the quotations.
///
/// ```text
/// {"version": 7, "people": [{"name": …, "kind": …, "titles": […], "spellings": [{"text": …, "count": …}],
///   "mentions": [range…], "says": [0…]}]}
/// ```
pub(super) fn people(it: &Snapshot) -> Value {
    let entities = &it.story.names.entities;
    let mut says = vec![Vec::new(); entities.len()];
    for (index, saying) in it.story.speech.sayings.iter().enumerate() {
        if let Some(list) = saying.speaker.as_ref().and_then(|it| says.get_mut(it.entity?)) {
            list.push(index);
        }
    }
    let all: Vec<Value> = entities.iter().zip(says).map(|(entity, says)| person(it, entity, &says)).collect();
    json!({ "version": it.version, "people": all })
}

fn person(it: &Snapshot, entity: &Entity, says: &[usize]) -> Value {
    let spellings: Vec<Value> = entity.spellings.iter().map(|it| json!({ "text": it.text, "count": it.count })).collect();
    let mentions: Vec<Range> = entity.mentions.iter().map(|mention| range(it, mention.place)).collect();
    json!({
        "name": entity.name,
        "kind": entity.kind.name(),
        "titles": entity.titles,
        "spellings": spellings,
        "mentions": mentions,
        "says": says,
    })
}

fn range(it: &Snapshot, place: Place) -> Range {
    protocol::range(it.story.document().rope(), it.story.span(place), it.client.encoding)
}
