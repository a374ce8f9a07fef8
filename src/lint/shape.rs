//! What a source holds: one article, or the records of a publishing system.

use std::path::Path;
use std::sync::Arc;

use ropey::Rope;

use crate::text::document::Document;
use crate::text::format::{Field, Format, Held, NoJson, records};

/// How a source is cut into articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It is one article.
    Article(Format),
    /// It is JSON; each record is an article.
    Records {
        /// The fields that hold the article's text, in the order in which they are read.
        fields: Vec<Field>,
        /// Whether each line is a record (NDJSON), rather than the whole one array or object.
        lines: bool,
    },
}

impl Shape {
    /// What a file's name tells. JSON is cut by `fields`.
    ///
    /// # Errors
    /// The file is JSON and no field is named.
    pub fn of_path(path: &Path, fields: &[Field]) -> Result<Self, String> {
        match json_lines(path) {
            None => Ok(Self::Article(Format::of_path(path))),
            Some(_) if fields.is_empty() => Err(
                "JSON: which fields hold the article? Name them: --field title --field body:html, or `fields` under [json] in tadqiq.toml"
                    .to_owned(),
            ),
            Some(lines) => Ok(Self::Records { fields: fields.to_owned(), lines }),
        }
    }

    /// Whether a folder's walk takes the file: formats of articles always, JSON where fields are named.
    pub fn takes(path: &Path, fields: &[Field]) -> bool {
        Format::of_extension(path).is_some() || (json_lines(path).is_some() && !fields.is_empty())
    }

    /// The articles of `text`, each with spans that count bytes of `text`, and which fields its records hold.
    ///
    /// # Errors
    /// It should be JSON and is none.
    pub fn documents(&self, text: &str) -> Result<(Vec<Document>, Held), NoJson> {
        match self {
            Self::Article(format) => Ok((vec![Document::new(text, *format)], Held::default())),
            Self::Records { fields, lines } => {
                let (records, held) = records(text, fields, *lines)?;
                let (rope, text): (Rope, Arc<str>) = (Rope::from_str(text), text.into());
                let document = |it| Document::of_paragraphs(rope.clone(), Arc::clone(&text), Format::Plain, it);
                Ok((records.into_iter().map(document).collect(), held))
            }
        }
    }

    /// Whether each line is a record, so that it can be read some lines at a time.
    pub fn is_lines(&self) -> bool {
        matches!(self, Self::Records { lines: true, .. })
    }

    /// Whether it is a web page, which may declare its own charset.
    pub fn is_page(&self) -> bool {
        *self == Self::Article(Format::Html)
    }
}

impl From<Format> for Shape {
    fn from(format: Format) -> Self {
        Self::Article(format)
    }
}

// Whether the JSON that a file's name promises has a record a line; `None` for other files.
fn json_lines(path: &Path) -> Option<bool> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "json" => Some(false),
        "jsonl" | "ndjson" => Some(true),
        _ => None,
    }
}
