//! The least-cost reading of a passage's marks.
//!
//! A passage is well formed when every mark that opens is closed by a mark of its own style, in the order of nesting. Where it is
//! not, something was mistyped; the reading with the fewest and likeliest mistakes wins. It is found by dynamic programming over the
//! marks: a state is the stack of open quotations (at most [`DEPTH`] deep), an edge is what one mark is taken for. States are
//! bounded, so that the time is linear in the marks.

use std::collections::BTreeMap;

use super::mark::{Mark, Side, Style};

/// Quotations nest no deeper than this; a deeper opening is read as a mistake.
const DEPTH: usize = 3;
/// So many of the cheapest states survive each mark.
const BEAM: usize = 24;

/// What one mark is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It opens.
    Open,
    /// It closes the innermost quotation.
    Close,
    /// It closes a quotation whose opening mark is missing.
    CloseUnopened,
    /// It should not be there.
    Stray,
    /// It is no quotation mark: inches, an apostrophe.
    NoMark,
}

/// How one mark is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// What it is taken for.
    pub(super) role: Role,
    /// How many open quotations lack their closing mark before this one.
    pub(super) closes_missing: u8,
}

/// A stack of open quotations, the outermost first.
type Stack = [Option<Style>; DEPTH];

#[derive(Clone, Copy, Debug)]
struct Step {
    cost: u32,
    from: usize,
    reading: Reading,
}

// Costs in tenths of a mistyped mark.
const MISSING: u32 = 30;
const STRAY: u32 = 38;
const DOUBLED: u32 = 14;
const FLIP: u32 = 26;
/// A mark turned and on the wrong side of its space.
const OVER: u32 = 12;
/// The same where the mark that closes is far off.
const FAR: u32 = 14;
const MISMATCH: u32 = 22;
const NEST_SAME: u32 = 12;
const NEST_STRAIGHT: u32 = 22;
const MISFIT: u32 = 7;
/// With this misfit a mark that shows its direction was not turned.
const NEVER: u32 = 4;

/// The cheapest reading of `marks`, one for each, and how many steps were weighed to find it.
pub(super) fn read(marks: &[Mark]) -> (Vec<Reading>, usize) {
    let mut work = 0;
    let mut states: Vec<(Stack, u32)> = vec![([None; DEPTH], 0)];
    let mut steps: Vec<Vec<Step>> = Vec::with_capacity(marks.len());
    for (i, mark) in marks.iter().enumerate() {
        let mut next: BTreeMap<Stack, Step> = BTreeMap::new();
        for (from, (stack, cost)) in states.iter().enumerate() {
            let mut stack = *stack;
            let mut cost = *cost;
            let mut missing = 0;
            loop {
                for (role, after, more) in edges(mark, &stack, marks.get(i + 1)) {
                    work += 1;
                    let step = Step { cost: cost + more, from, reading: Reading { role, closes_missing: missing } };
                    let best = next.entry(after).or_insert(step);
                    if step.cost < best.cost {
                        *best = step;
                    }
                }
                // The innermost quotation may have lost its closing mark before this one.
                let Some(style) = pop(&mut stack) else { break };
                missing += 1;
                cost += missing_close(style, i, marks);
            }
        }
        let mut kept: Vec<(Stack, Step)> = next.into_iter().collect();
        kept.sort_by_key(|it| it.1.cost);
        kept.truncate(BEAM);
        states = kept.iter().map(|(stack, step)| (*stack, step.cost)).collect();
        steps.push(kept.into_iter().map(|it| it.1).collect());
    }
    (backtrace(&states, &steps), work)
}

fn backtrace(states: &[(Stack, u32)], steps: &[Vec<Step>]) -> Vec<Reading> {
    let cost_at_end =
        |(stack, cost): &(Stack, u32)| cost + stack.iter().flatten().map(|it| if *it == Style::Single { 6 } else { MISSING }).sum::<u32>();
    let Some((mut at, _)) = states.iter().enumerate().min_by_key(|it| cost_at_end(it.1)) else { return Vec::new() };
    let mut out = Vec::with_capacity(steps.len());
    for column in steps.iter().rev() {
        let Some(step) = column.get(at) else { break };
        out.push(step.reading);
        at = step.from;
    }
    out.reverse();
    out
}

// A lost closing mark is likelier where the quotation that lost it has run for a while than inside three words.
fn missing_close(style: Style, at: usize, marks: &[Mark]) -> u32 {
    if style == Style::Single {
        return 6;
    }
    let adjacent = at > 0 && marks.get(at - 1).zip(marks.get(at)).is_some_and(|(a, b)| a.span.end == b.span.start);
    if adjacent { MISSING + 20 } else { MISSING }
}

fn edges(mark: &Mark, stack: &Stack, next: Option<&Mark>) -> impl Iterator<Item = (Role, Stack, u32)> {
    let mut out: [Option<(Role, Stack, u32)>; 5] = [None; 5];
    let top = stack.iter().flatten().next_back().copied();
    out[0] = open(mark, next, stack, top).map(|(stack, cost)| (Role::Open, stack, cost));
    out[1] = close(mark, top).map(|cost| {
        let mut below = *stack;
        pop(&mut below);
        (Role::Close, below, cost)
    });
    if mark.style != Style::Single {
        let flip = if mark.points == Some(true) { FLIP } else { 0 };
        out[2] = Some((Role::CloseUnopened, *stack, MISSING + flip + MISFIT * mark.misfit_close()));
    }
    let stray = match mark.style {
        Style::Single => 8,
        _ if mark.doubles || next.is_some_and(|it| it.doubles) => DOUBLED,
        _ => STRAY,
    };
    out[3] = Some((Role::Stray, *stack, stray));
    let open_here = stack.iter().flatten().any(|it| *it == mark.style);
    out[4] = match mark.style {
        // A number that ends a few words in marks is rather closed than measured: "برق 5"
        Style::Straight | Style::TwoSingles if mark.after_digit => {
            let cost = if !open_here {
                3
            } else if mark.near {
                MISSING
            } else {
                16
            };
            Some((Role::NoMark, *stack, cost))
        }
        Style::Single => Some((Role::NoMark, *stack, 7)),
        _ => None,
    };
    out.into_iter().flatten()
}

fn open(mark: &Mark, next: Option<&Mark>, stack: &Stack, top: Option<Style>) -> Option<(Stack, u32)> {
    let mut after = *stack;
    *after.iter_mut().find(|it| it.is_none())? = Some(mark.style);
    let nested = match (top, mark.style) {
        (Some(Style::Guillemets), Style::Guillemets) => NEST_SAME,
        (Some(top), style) if top == style => NEST_STRAIGHT,
        (Some(_), _) if stack.iter().flatten().any(|it| *it == mark.style) => NEST_STRAIGHT,
        _ => 0,
    };
    let misfit = mark.misfit_open();
    // A closing mark that nothing opened, and another soon after, or the clause that it should open: it went over its space.
    let alike = next.filter(|it| it.style == mark.style && it.points == mark.points);
    let soon = alike.is_some_and(|it| it.near && it.misfit_close() <= 1);
    let over = mark.is_over_space() && (mark.clause || soon);
    // A mark without direction only has its space on the wrong side: رقم" 298 "
    if over && soon && mark.leans.is_none() && top != Some(mark.style) {
        return Some((after, nested + OVER));
    }
    if mark.is_over_space() && mark.points == Some(false) && top != Some(mark.style) {
        // A whole sentence may stand between the two: two marks that lack their partners are less likely than one that was turned.
        let far = !over && alike.is_some_and(|it| it.misfit_close() == 0);
        if over || far {
            return Some((after, nested + FLIP + OVER + if far { FAR } else { 0 }));
        }
    }
    let closes = mark.points == Some(false) || mark.leans == Some(false) && mark.misfit_close() == 0 && !over && !mark.named;
    if misfit >= NEVER && closes {
        return None;
    }
    let cost = match mark.points {
        // After a proclitic the shape is the only thing that can be wrong.
        Some(false) => FLIP.saturating_sub(if misfit == 0 { 5 * mark.misfit_close() } else { 0 }) + MISFIT * misfit,
        Some(true) => MISFIT * misfit / 2,
        None => MISFIT * misfit,
    };
    Some((after, nested + cost))
}

fn close(mark: &Mark, top: Option<Style>) -> Option<u32> {
    let top = top?;
    let mismatch = match (top, mark.style) {
        (a, b) if a == b => 0,
        (Style::Straight, Style::Curly)
        | (Style::Curly, Style::Straight)
        | (Style::Straight, Style::TwoSingles)
        | (Style::TwoSingles, Style::Straight) => MISMATCH - 6,
        (Style::Single, _) | (_, Style::Single) => return None,
        _ => MISMATCH,
    };
    let misfit = mark.misfit_close();
    if mark.points == Some(true) && misfit >= NEVER && !(mark.near && mark.left == Side::Space && !mark.cued) {
        return None;
    }
    if mark.points.is_none() && mark.leans == Some(true) && misfit >= NEVER && mark.misfit_open() == 0 && !mark.near {
        return None;
    }
    let cost = match mark.points {
        Some(true) => FLIP.saturating_sub(if misfit == 0 { 5 * mark.misfit_open() } else { 0 }) + MISFIT * misfit,
        Some(false) => MISFIT * misfit / 2,
        None => MISFIT * misfit,
    };
    Some(mismatch + cost)
}

fn pop(stack: &mut Stack) -> Option<Style> {
    stack.iter_mut().rev().find(|it| it.is_some())?.take()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quotes::mark::marks;
    use crate::arabic::token::tokens;

    fn work(piece: &str, times: usize) -> usize {
        let text = piece.repeat(times);
        read(&marks(&text, &tokens(&text))).1
    }

    #[test]
    fn work_grows_with_the_marks_and_no_faster() {
        for piece in ["زار «القرية» ثم عاد. ", "كتب «ثم عاد ", "قال: \"نعم، ثم ", "“لا” و\"كلا و«لن» لـ»ن ", "«««»» \"'' ‹ "]
        {
            let (short, long) = (work(piece, 100), work(piece, 1_000));
            assert!(long <= short * 11, "{piece}: {short}, then {long}");
        }
    }
}
