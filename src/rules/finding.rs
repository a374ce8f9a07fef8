//! What a rule reports.

use crate::text::edit::Edit;
use crate::text::span::Span;

/// How much a finding matters; ordered, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Certainly wrong.
    Error,
    /// Very likely wrong.
    Warning,
    /// Worth knowing.
    Information,
    /// A nicety.
    Hint,
}

impl Severity {
    /// The word for it in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
            Self::Hint => "hint",
        }
    }
}

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    #[default]
    Arabic,
    /// English.
    English,
}

impl Language {
    /// The language of a locale (`ar`, `ar-SA`, `en_GB`); `None` for others.
    pub fn of_locale(locale: &str) -> Option<Self> {
        match locale.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "ar" => Some(Self::Arabic),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// Words for a person, in both languages. The Arabic begins and ends with an Arabic letter, so that no view
/// in either direction moves a mark to its other end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Message {
    /// A message in both languages.
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ar: ar.into(), en: en.into() }
    }

    /// The words in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Arabic => &self.ar,
            Language::English => &self.en,
        }
    }
}

/// Whether a fix may be applied without a person choosing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Meaning cannot change.
    Safe,
    /// A person chooses.
    Suggested,
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a menu.
    pub title: Message,
    /// Whether it may be applied unasked.
    pub safety: Safety,
    /// The replacements, in bytes of the source; none conflicts with another.
    pub edits: Vec<Edit>,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in bytes of the same source.
    pub span: Span,
    /// What is there.
    pub message: Message,
}

/// A fault that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is at fault, in bytes of the source.
    pub span: Span,
    /// What is wrong, why it matters, what to do.
    pub message: Message,
    /// Places that explain it.
    pub related: Vec<Related>,
    /// At most three, the likeliest first.
    pub fixes: Vec<Fix>,
}
