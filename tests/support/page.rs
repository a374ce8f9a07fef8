//! A rule's page: its headings, and its examples.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tadqiq::analysis::background::Background;
use tadqiq::analysis::names::archive::{Archive, Cast, Elsewhere};
use tadqiq::analysis::story::Story;
use tadqiq::lint::config::Settings;
use tadqiq::lint::names;
use tadqiq::text::document::Document;
use tadqiq::text::format::Format;

use super::{only, unescape};

/// A page of `src/rules`.
pub(crate) struct Page {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    /// The id that its place in the folders gives: `quotes/mismatched-pair`.
    pub(crate) id: String,
    /// Its headings of the first two levels, in order.
    pub(crate) headings: Vec<String>,
    pub(crate) examples: Vec<Example>,
}

impl Example {
    /// Only this rule, with what the example's newsroom knows.
    pub(crate) fn settings(&self, rule: &str) -> Settings {
        Settings { background: self.background.clone(), ..only(rule) }
    }
}

/// An article and what is found in it.
pub(crate) struct Example {
    /// The line of the page on which the article begins, from 1.
    pub(crate) line: usize,
    /// The article as it would stand in a file.
    pub(crate) article: String,
    pub(crate) format: Format,
    /// What is known from outside the article: a `names` block before it is the newsroom's `names.toml`, `elsewhere` blocks are
    /// other articles.
    pub(crate) background: Background,
    /// The lines of the findings block, each ended.
    pub(crate) findings: String,
    /// The indices of those lines in the page.
    lines: std::ops::Range<usize>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let group = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let id = format!("{group}/{}", path.file_stem().unwrap().to_str().unwrap().replace('_', "-"));
        let mut page = Self { path: path.to_owned(), id, headings: Vec::new(), examples: Vec::new(), text };
        page.scan();
        page
    }

    // An `article` block (`article markdown` for Markdown), the `names` and `elsewhere` blocks before it where there are some, and the `findings` block that follows it are one example.
    fn scan(&mut self) {
        let lines: Vec<&str> = self.text.lines().collect();
        let mut article: Option<(usize, String, Format)> = None;
        let mut background = Background::default();
        let mut elsewhere: Vec<String> = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let line = lines[at];
            if line.starts_with("# ") || line.starts_with("## ") {
                self.headings.push(line.to_owned());
            }
            if let Some(info) = line.strip_prefix("```") {
                let start = at + 1;
                let end = start + lines[start..].iter().position(|it| *it == "```").expect("a block ends");
                let body: String = lines[start..end].iter().map(|it| format!("{it}\n")).collect();
                match info {
                    "names" => background.desk = Arc::new(names::parse(&self.path, &body).unwrap()),
                    "elsewhere" => elsewhere.push(unescape(&body)),
                    "article" => article = Some((start + 1, unescape(&body), Format::Plain)),
                    "article markdown" => article = Some((start + 1, unescape(&body), Format::Markdown)),
                    "findings" => {
                        let (line, article, format) = article.take().expect("findings follow an article");
                        let mut background = std::mem::take(&mut background);
                        background.elsewhere = Arc::new(spelled_in(&article, format, &std::mem::take(&mut elsewhere), &background));
                        self.examples.push(Example { line, article, format, background, findings: body, lines: start..end });
                    }
                    _ => {}
                }
                at = end;
            }
            at += 1;
        }
        assert!(article.is_none(), "{}: an article without findings", self.path.display());
    }

    /// Writes the page with `findings`, one block for each example.
    pub(crate) fn rewrite(&self, findings: &[String]) {
        let lines: Vec<&str> = self.text.lines().collect();
        let (mut out, mut at) = (String::new(), 0);
        for (example, block) in self.examples.iter().zip(findings) {
            out.extend(lines[at..example.lines.start].iter().map(|it| format!("{it}\n")));
            out.push_str(block);
            at = example.lines.end;
        }
        out.extend(lines[at..].iter().map(|it| format!("{it}\n")));
        if out != self.text {
            std::fs::write(&self.path, out).unwrap();
        }
    }
}

// How an article and others spell names.
fn spelled_in(article: &str, format: Format, others: &[String], background: &Background) -> Elsewhere {
    let mut archive = Archive::default();
    for (i, text) in others.iter().map(String::as_str).chain([article]).enumerate() {
        let story = Story::read_with(Document::new(text, format), background, None);
        archive.add(&format!("{}.txt", i + 1).into(), &Cast::of(&story));
    }
    archive.elsewhere()
}
