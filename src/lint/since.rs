//! What changed since a revision: by git, sentence by sentence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use unicode_segmentation::UnicodeSegmentation;

use crate::analysis::story::Story;
use crate::rules::finding::Finding;
use crate::text::charset::{self, Charset};
use crate::text::span::Span;

use super::diff;

/// A revision to compare with, and the files that differ from it.
#[derive(Debug)]
pub struct Since {
    revision: String,
    root: PathBuf,
    // Canonical paths of files that differ or are new.
    changed: BTreeSet<PathBuf>,
}

impl Since {
    /// Asks git in `folder` what differs from `revision`, files that git doesn't follow yet included.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision; the message says which.
    pub fn new(folder: &Path, revision: &str) -> Result<Self, String> {
        let top = git(folder, &["rev-parse", "--show-toplevel"]).map_err(|it| format!("--since needs a git repository: {it}"))?;
        let root = PathBuf::from(top.trim_end_matches(['\n', '\r']));
        let commit = git(&root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
            .map_err(|_| format!("--since: git knows no revision `{revision}`; is the history fetched (fetch-depth: 0)?"))?;
        let revision = commit.trim().to_owned();
        let differs = git(&root, &["diff", "--name-only", "-z", "--no-renames", &revision, "--"])?;
        let new = git(&root, &["ls-files", "-z", "--others", "--exclude-standard"])?;
        let changed = differs.split('\0').chain(new.split('\0')).filter(|it| !it.is_empty());
        let changed = changed.filter_map(|it| root.join(it).canonicalize().ok()).collect();
        let root = root.canonicalize().unwrap_or(root);
        Ok(Self { revision, root, changed })
    }

    /// Whether a file differs from the revision or is new.
    pub fn is_changed(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|it| self.changed.contains(&it))
    }

    /// What of a file's `text` was not there at the revision; a removal is an empty span. All of it where the file is new.
    pub fn changes(&self, path: &Path, text: &str, charset: Option<Charset>, page: bool) -> Vec<Span> {
        let all = vec![Span::new(0, text.len())];
        let Ok(path) = path.canonicalize() else { return all };
        let Some(name) = path.strip_prefix(&self.root).ok().and_then(Path::to_str) else { return all };
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        let Ok(old) = git_bytes(&self.root, &["show", &format!("{}:{name}", self.revision)]) else { return all };
        let Ok((old, _)) = charset::decode(old, charset, page) else { return all };
        changes(&old, text)
    }

    /// Whether one of `changes` touched the sentence that a finding stands in.
    pub fn touches(story: &Story, changes: &[Span], finding: &Finding) -> bool {
        let sentence = sentence(story, finding.span);
        changes.iter().any(|it| it.overlaps(sentence) || (it.is_empty() && sentence.from() < it.from() && it.from() < sentence.to()))
    }
}

// The sentences that a span stands in.
fn sentence(story: &Story, span: Span) -> Span {
    let paragraphs = story.document().paragraphs();
    let Some((index, offset)) = story.place_at(span.from()) else { return span };
    let (Some(paragraph), Some(facts)) = (paragraphs.get(index), story.view().facts(index)) else { return span };
    let end = paragraph.to_prose(span.to()).unwrap_or(offset);
    let covered = Span::new(offset, end);
    let touched = facts.sentences.iter().filter(|it| it.overlaps(covered) || it.touches(offset));
    touched.copied().reduce(Span::join).map_or(span, |it| paragraph.to_source(it).join(span))
}

// Lines first, then words inside the lines that differ: a paragraph of news is one line.
fn changes(old: &str, new: &str) -> Vec<Span> {
    let lines = |text| str::split_inclusive(text, '\n');
    let within = |(before, after): (Span, Span)| match before.is_empty() || after.is_empty() {
        true => vec![after],
        false => diff::changes(before.of(old), after.of(new), words).into_iter().map(|(_, it)| it.shift(after.from())).collect(),
    };
    diff::changes(old, new, lines).into_iter().flat_map(within).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_word_bounds()
}

fn git(folder: &Path, args: &[&str]) -> Result<String, String> {
    String::from_utf8(git_bytes(folder, args)?).map_err(|it| it.to_string())
}

fn git_bytes(folder: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.quotePath=false"]).args(args).env("LC_ALL", "C");
    let run = command.output().map_err(|it| format!("git: {it}"))?;
    if run.status.success() {
        return Ok(run.stdout);
    }
    let said = String::from_utf8_lossy(&run.stderr);
    Err(said.lines().next().unwrap_or("git failed").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_as_small_as_its_words() {
        let old = "جاء الوفد. ثم عاد.\nسطر\nسطر آخر\n";
        let new = "جاء الوفد الكبير. ثم عاد.\nسطر\nسطر جديد\nسطر آخر\n";
        let told: Vec<&str> = changes(old, new).iter().map(|it| it.of(new)).filter(|it| !it.trim().is_empty()).collect();
        assert_eq!(told, [" الكبير", "سطر جديد\n"]);
        assert!(changes(new, new).is_empty());
        assert!(changes("أ ب\n", "أ\n").iter().any(|it| it.is_empty()));
    }
}
