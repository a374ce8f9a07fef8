//! Half-open ranges of bytes. The only place of the crate where text is sliced by offset.

/// A half-open range of byte offsets into some text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte covered.
    pub start: u32,
    /// First byte not covered; never below `start`.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; reversed ends are put in order.
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = (clamp(start), clamp(end));
        Self { start: start.min(end), end: start.max(end) }
    }

    /// The empty span at `offset`.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// First byte covered, as an index.
    pub fn from(self) -> usize {
        self.start as usize
    }

    /// First byte not covered, as an index.
    pub fn to(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no byte is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside, the end excluded.
    pub fn contains(self, offset: usize) -> bool {
        self.from() <= offset && offset < self.to()
    }

    /// Whether `offset` lies inside or at either end: where a cursor touches a word.
    pub fn touches(self, offset: usize) -> bool {
        self.from() <= offset && offset <= self.to()
    }

    /// Whether `other` lies inside, equal ends included.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span moved `by` bytes to the right.
    pub fn shift(self, by: usize) -> Self {
        Self::new(self.from() + by, self.to() + by)
    }

    /// The covered part of `text`; empty where the span does not fit it (outside, or inside a letter).
    pub fn of(self, text: &str) -> &str {
        text.get(self.from()..self.to()).unwrap_or("")
    }
}

// Documents are refused above 4 GiB where they are read, so nothing is lost here.
fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// `text` before byte `offset`; empty where the offset lies inside a letter or outside.
pub fn before(text: &str, offset: usize) -> &str {
    text.get(..offset).unwrap_or("")
}

/// `text` from byte `offset` on; empty where the offset lies inside a letter or outside.
pub fn after(text: &str, offset: usize) -> &str {
    text.get(offset..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_only_on_letter_borders() {
        assert_eq!(Span::new(2, 4).of("بيت"), "ي");
        assert_eq!(Span::new(1, 4).of("بيت"), "");
        assert_eq!(Span::new(4, 99).of("بيت"), "");
        assert_eq!(Span::new(9, 3), Span::new(3, 9));
    }
}
