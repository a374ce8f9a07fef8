//! A `names.toml` proposed from an archive, for a desk chief to go through.

use std::fmt::Write as _;

use crate::analysis::names::archive::{Archive, Bearer, Count, Seen};

/// So many office titles of a person are proposed.
const ROLES: usize = 3;

/// What is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Only people who are named in so many stories.
    pub stories: u32,
    /// People whose name is spelled one way too.
    pub all: bool,
}

/// The proposal as the text of a `names.toml`, and how many people it lists. The best spelling ([`Bearer::best`]) is the name; the others and the offices
/// stand in comments, so that nothing is accepted that nobody has read.
pub fn propose(archive: &Archive, choice: Choice) -> (String, usize) {
    let wanted = |it: &Bearer<'_>| it.stories() >= choice.stories && (choice.all || it.spellings.len() > 1);
    let bearers: Vec<Bearer<'_>> = archive.bearers().into_iter().filter(wanted).collect();
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = head(&mut out, archive, bearers.len());
    for it in &bearers {
        let _ = entry(&mut out, it);
    }
    (out, bearers.len())
}

/// So many people in words.
pub fn counted_people(people: usize) -> String {
    if people == 1 { "1 person".to_owned() } else { format!("{people} people") }
}

fn counted_stories(stories: u32) -> String {
    if stories == 1 { "1 story".to_owned() } else { format!("{stories} stories") }
}

fn head(out: &mut String, archive: &Archive, people: usize) -> std::fmt::Result {
    let (people, stories) = (counted_people(people), counted_stories(archive.stories()));
    writeln!(out, "# Proposed by tadqiq learn: {people} in {stories}.")?;
    if archive.floor() > 0 {
        writeln!(out, "# Names in fewer than {} stories were too many to keep, and counts may miss as many.", archive.floor() + 1)?;
    }
    writeln!(
        out,
        "# The name is the commonest spelling, of which a rarer one with its hamzas and its ta marbuta goes before one without. Take"
    )?;
    writeln!(
        out,
        "# the # from a spelling that is right too, and from an office, to which dates belong (since, until); delete whom you don't want."
    )?;
    writeln!(out, "# For two people who were taken for one, write:")?;
    writeln!(out, "#     [[apart]]")?;
    writeln!(out, "#     names = [\"…\", \"…\"]")
}

fn entry(out: &mut String, it: &Bearer<'_>) -> std::fmt::Result {
    let Some(name) = it.best() else { return Ok(()) };
    let others: Vec<&Seen> = it.spellings.iter().copied().filter(|it| !std::ptr::eq(*it, name)).collect();
    writeln!(out, "\n# {}", seen(name))?;
    writeln!(out, "[[person]]\nname = {}", text(&name.text))?;
    if !others.is_empty() {
        writeln!(out, "spellings = [")?;
        for it in others {
            writeln!(out, "  # {}\n  # {},", seen(it), text(&it.text))?;
        }
        writeln!(out, "]")?;
    }
    for (title, count) in it.titles().into_iter().take(ROLES) {
        writeln!(out, "# {}\n# [[person.role]]\n# title = {}", counted(&count), text(&title))?;
    }
    Ok(())
}

fn seen(it: &Seen) -> String {
    format!("{}; {}:{}", counted(&it.count), it.file.escape_debug(), it.line)
}

fn counted(it: &Count) -> String {
    let stories = counted_stories(it.stories);
    match it.days {
        None => stories,
        Some((first, last)) if first == last => format!("{stories}, {first}"),
        Some((first, last)) => format!("{stories}, {first} to {last}"),
    }
}

fn text(it: &str) -> String {
    toml_edit::value(it).to_string().trim().to_owned()
}
