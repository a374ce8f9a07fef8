//! What a name names.

/// What bears a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    #[default]
    Person,
    /// A company, party, ministry, paper, armed group.
    Organisation,
    /// A country, city, place.
    Place,
}

impl Kind {
    /// The word for it in output and in `names.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }

    /// The same in Arabic.
    pub fn arabic(self) -> &'static str {
        match self {
            Self::Person => "شخص",
            Self::Organisation => "جهة",
            Self::Place => "مكان",
        }
    }
}
