//! What a newsroom chose where several ways are right.

/// A pair of marks that a house may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// «…»
    Guillemets,
    /// “…”
    Curly,
    /// "…"
    Straight,
    /// ‹…›
    Angle,
    /// (…), for what is quoted inside a quotation.
    Brackets,
}

impl Marks {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Guillemets, Self::Curly, Self::Straight, Self::Angle, Self::Brackets];

    /// The opening and the closing mark.
    pub fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Guillemets => ("«", "»"),
            Self::Curly => ("“", "”"),
            Self::Straight => ("\"", "\""),
            Self::Angle => ("‹", "›"),
            Self::Brackets => ("(", ")"),
        }
    }

    /// Both marks, as a configuration names them.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guillemets => "«»",
            Self::Curly => "“”",
            Self::Straight => "\"\"",
            Self::Angle => "‹›",
            Self::Brackets => "()",
        }
    }

    /// What a mark belongs to; `None` for the rarer ones.
    pub fn of(mark: &str) -> Option<Self> {
        match mark {
            "«" | "»" => Some(Self::Guillemets),
            "“" | "”" | "„" | "‟" => Some(Self::Curly),
            "\"" => Some(Self::Straight),
            "‹" | "›" => Some(Self::Angle),
            _ => None,
        }
    }
}

/// Where a full stop goes that ends both the quotation and the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopPlace {
    /// «نعم».
    Outside,
    /// «نعم.»
    Inside,
}

/// How a house writes quotations; `None`: as the writer likes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuoteStyle {
    /// The marks of the body.
    pub body: Option<Marks>,
    /// The marks of headlines.
    pub headline: Option<Marks>,
    /// The marks of a quotation inside a quotation.
    pub nested: Option<Marks>,
    /// Where the full stop goes.
    pub stop: Option<StopPlace>,
}
