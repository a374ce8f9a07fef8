//! What is known of a quotation in Arabic words, for whoever shows it to a person.

use crate::arabic::number::Noun;

use super::{Cue, Kind, Saying, Speaker, Via};

/// So many of somebody's words, as the subject of نُقل.
pub const SAYINGS: Noun =
    Noun { none: "أي قول", one: "قول واحد", two: "قولان", few: "أقوال", many: "قولا", hundred: "قول" };

impl Kind {
    /// What it is.
    pub fn arabic(self) -> &'static str {
        match self {
            Self::Statement => "قول منقول",
            Self::Fragment => "كلمات منقولة في سياق الخبر",
            Self::Term => "مصطلح أو لقب",
            Self::Title => "اسم عمل أو جهة",
            Self::Verse => "نص مأثور",
        }
    }
}

impl Saying {
    /// Whether it is somebody's words, and nobody is found behind them. What a reader cannot ascribe either is `needs_attribution`.
    pub fn is_nobodys(&self) -> bool {
        matches!(self.kind, Kind::Statement | Kind::Fragment) && self.speaker.is_none()
    }
}

impl Speaker {
    /// Who speaks, and on what that rests; the name stands in `line` (from 1).
    pub fn arabic(&self, line: u32) -> String {
        match self.via {
            Via::Direct => format!("القائل: {}", self.name),
            Via::Headline => format!("القائل كما في العنوان: {}", self.name),
            Via::Continuation => format!("القائل، متابعةً لما في سطر {line}: {}", self.name),
        }
    }
}

impl Cue {
    /// The reporting word, and how the reporter takes the words.
    pub fn arabic(&self) -> String {
        format!("فعل القول: {}، {}", self.lemma, stance(self.stance))
    }
}

fn stance(name: &str) -> &'static str {
    match name.split(['-', '/']).next().unwrap_or(name) {
        "neutral" => "محايد",
        "assertive" => "يؤكد صحة القول",
        "explaining" => "يشرح",
        "announcing" => "يعلن",
        "revealing" => "يكشف",
        "doubting" => "يشكك في القول",
        "conceding" => "يوحي بالإقرار",
        "opinion" => "يعرض رأيا",
        "warning" => "يحذر",
        "directive" => "يطلب",
        "criticising" => "ينتقد",
        "approving" => "يوافق",
        "predicting" => "يتوقع",
        "denying" => "ينفي",
        _ => "ينقل القول",
    }
}
