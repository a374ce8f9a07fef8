//! Whose words a noun of saying tells of: تحذير الوزارة من

use super::line::Line;
use super::opening::is_nominal;
use super::subject::{self, Subject};

/// تهديد الرئيس فلان بأن, إعلان الوزارة «كذا»: whose words such a noun tells of, where they follow right behind.
pub(super) fn teller(line: &Line<'_>, at: usize) -> Option<Subject> {
    let subject = subject::named(line, at).filter(|_| is_nominal(line, at))?;
    let names = &line.facts.names.names;
    let names = names.get(names.partition_point(|it| it.span.start < subject.zone.start)..).unwrap_or(&[]);
    let names = names.iter().take_while(|it| subject.zone.covers(it.span)).map(|it| it.span.to());
    let told = |end: usize| {
        let mut next = line.facts.token_at(end);
        next += usize::from(line.is_sign(next, '،') || line.is_sign(next, ','));
        let next = if line.key(next) == "ب" { next + 1 } else { next };
        line.is_mark(next) || matches!(line.key(next), "بان" | "بانه")
    };
    let by = line.facts.token_at(subject.zone.to());
    let by = line.is_mark(by) && by.checked_sub(1).is_some_and(|it| line.key(it) == "ب");
    (by || names.chain([subject.noun.to()]).any(told)).then_some(subject)
}
