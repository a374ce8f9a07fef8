//! A name that the story knows, and its paragraph alone does not, right beside a verb of saying.

use crate::analysis::names::Kind;
use crate::lexicon::cues::Shape;
use crate::lexicon::particles::is_that;

use super::Via;
use super::chain::agrees;
use super::cue::Report;
use super::evidence::Evidence;
use super::kind::is_mark;
use super::voice::{Scene, Voice};
use super::words::{is_definite, key_of};

impl Scene<'_> {
    /// وكان بنس حذر: a name of the story that opens the verb's clause, which its paragraph alone does not show.
    pub(super) fn name_before(&self, paragraph: usize, report: &Report) -> Option<Voice> {
        let facts = self.view.facts(paragraph).filter(|_| !report.conjoined && report.form.shape == Shape::Finite)?;
        let prior = facts.tokens.get(..report.first)?;
        let prior =
            prior.strip_suffix(prior.last().filter(|it| &*it.skeleton == "قد").map_or(&[][..], std::slice::from_ref)).unwrap_or(prior);
        let end = prior.last()?.span.to();
        let named = self.named(paragraph);
        let name = named.get(named.partition_point(|it| it.span.to() < end))?;
        let opens = prior.iter().rev().find(|it| it.span.from() < name.span.from()).is_none_or(|it| {
            matches!(&*key_of(it), "كان" | "وكان" | "كانت" | "وكانت" | "لكن" | "ولكن" | "ان" | "فان" | "اما" | "فيما" | "بينما")
                || it.is_sign('.')
        });
        let outside = self.quoted_at(paragraph, name.span.from()).is_none();
        let own = || Voice { gender: report.form.gender, ..self.bearer(paragraph, name, Via::Direct, Evidence::OwnSubject) };
        (name.kind == Kind::Person && name.span.to() == end && opens && outside).then(own)
    }

    /// ودعت نويرت المسلحين إلى, وقال لو دريان, وأضاف «العنزي»: a name of the story right behind the verb, which its paragraph alone does not show.
    pub(super) fn name_behind(&self, paragraph: usize, report: &Report) -> Option<Voice> {
        let facts = self.view.facts(paragraph).filter(|_| report.form.shape == Shape::Finite)?;
        let first = facts.tokens.get(report.last + 1)?;
        let marked = is_mark(first);
        let first = if marked { facts.tokens.get(report.last + 2)? } else { first };
        let name = self.names_in(paragraph, first.span).first().filter(|it| it.span.from() == first.span.from() && it.entity.is_some())?;
        let next = facts.token_at(name.span.to());
        let next = facts.tokens.get(if marked { next + 1 } else { next })?;
        let word = key_of(next);
        // واتهم فلانا بأنه: whom the verb takes, not who speaks.
        let clause = is_that(&word) && !word.starts_with('ب');
        let takes = report.form.entry.intransitive || is_definite(&word) || clause || next.is_sign(':');
        let voice = self.bearer(paragraph, name, Via::Direct, Evidence::OwnSubject);
        let agrees = agrees(&voice, report.form.gender, report.form.plural);
        (name.kind == Kind::Person && takes && agrees).then_some(Voice { gender: report.form.gender, ..voice })
    }
}
