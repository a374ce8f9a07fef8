//! Bytes of a file as text, and back: UTF-8, and what older systems of newsrooms still write.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use super::span::before;

/// A declaration of the charset stands within so many bytes of a web page.
const DECLARED: usize = 1024;
/// So much of a file is looked at for a guess, in bytes.
const SAMPLE: usize = 64 * 1024;

/// How a file's bytes stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset {
    encoding: &'static Encoding,
    /// Whether a byte order mark leads. In UTF-8 it is part of the text, so that bytes count; elsewhere it is not.
    mark: bool,
    /// Whether nothing but the bytes themselves told.
    pub guessed: bool,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// The charset that was tried.
    pub charset: Charset,
    /// The first byte that stands for nothing.
    pub at: usize,
}

impl Charset {
    /// UTF-8.
    pub const UTF8: Self = Self { encoding: UTF_8, mark: false, guessed: false };

    /// The charset of that name (`utf-8`, `utf-16le`, `windows-1256`, or any label that browsers know); `None` where there is none.
    pub fn of_label(label: &str) -> Option<Self> {
        let encoding = if label.eq_ignore_ascii_case("utf-16") { Some(UTF_16LE) } else { Encoding::for_label(label.as_bytes()) };
        encoding.map(|encoding| Self { encoding, mark: false, guessed: false })
    }

    /// Its name, in small letters; `None` for UTF-8.
    pub fn other_name(self) -> Option<String> {
        (self.encoding != UTF_8).then(|| self.encoding.name().to_ascii_lowercase())
    }

    /// Its name, in small letters.
    pub fn name(self) -> String {
        self.encoding.name().to_ascii_lowercase()
    }

    /// Text as bytes of this charset.
    ///
    /// # Errors
    /// The first character that has no bytes in it.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        if self.encoding == UTF_8 {
            return Ok(text.as_bytes().to_owned());
        }
        if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            let bytes = |unit: u16| if self.encoding == UTF_16LE { unit.to_le_bytes() } else { unit.to_be_bytes() };
            return Ok(self.mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(bytes).collect());
        }
        let (bytes, _, lost) = self.encoding.encode(text);
        match text.chars().find(|it| lost && self.encoding.encode(it.encode_utf8(&mut [0; 4])).2) {
            Some(it) => Err(it),
            None => Ok(bytes.into_owned()),
        }
    }
}

/// The text of `bytes`. A byte order mark tells the charset, else `chosen`, else that the bytes are UTF-8, else what a web page declares
/// (where `page`), else what they look like: UTF-16 or Windows-1256.
///
/// # Errors
/// The bytes are none of these.
pub fn decode(bytes: Vec<u8>, chosen: Option<Charset>, page: bool) -> Result<(String, Charset), Undecodable> {
    let marked = Encoding::for_bom(&bytes).filter(|it| it.0 != UTF_8);
    if let Some((encoding, len)) = marked {
        let charset = Charset { encoding, mark: true, guessed: false };
        return strictly(bytes.get(len..).unwrap_or_default(), charset, len);
    }
    if let Some(charset) = chosen.filter(|it| it.encoding != UTF_8) {
        return strictly(&bytes, charset, 0);
    }
    let fault = match String::from_utf8(bytes) {
        Ok(it) if looks_wide(it.as_bytes()).is_none() => return Ok((it, Charset::UTF8)),
        Ok(it) => (it.len(), it.into_bytes()),
        Err(it) => (it.utf8_error().valid_up_to(), it.into_bytes()),
    };
    let (at, bytes) = fault;
    let told = if page { declared(&bytes) } else { None };
    let told = told.map(|encoding| Charset { encoding, mark: false, guessed: false });
    let guess = || looks_wide(&bytes).or_else(|| looks_arabic(&bytes)).map(|encoding| Charset { encoding, mark: false, guessed: true });
    match told.filter(|_| chosen.is_none()).or_else(|| guess().filter(|_| chosen.is_none())) {
        Some(it) => strictly(&bytes, it, 0),
        None => Err(Undecodable { charset: Charset::UTF8, at }),
    }
}

fn strictly(bytes: &[u8], charset: Charset, before: usize) -> Result<(String, Charset), Undecodable> {
    match charset.encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(it) => Ok((it.into_owned(), charset)),
        None => Err(Undecodable { charset, at: before + first_fault(bytes, charset.encoding) }),
    }
}

// The decoder reads up to the first malformed sequence.
fn first_fault(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(bytes.len().saturating_mul(3).saturating_add(16));
    match decoder.decode_to_string_without_replacement(bytes, &mut out, true) {
        (encoding_rs::DecoderResult::Malformed(bad, seen), read) => read.saturating_sub(usize::from(bad) + usize::from(seen)),
        (_, read) => read,
    }
}

// The charset that a page's `<meta>` or XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(DECLARED).map(|&it| char::from(it).to_ascii_lowercase()).collect();
    let at = head.find("charset=").map(|it| it + "charset=".len()).or_else(|| head.find("encoding=").map(|it| it + "encoding=".len()))?;
    let label = head.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let label = before(label, label.find(|it: char| !(it.is_ascii_alphanumeric() || matches!(it, '-' | '_'))).unwrap_or(label.len()));
    // Bytes in which a page could say so are no UTF-16.
    Encoding::for_label(label.as_bytes()).filter(|it| *it != UTF_8 && *it != UTF_16LE && *it != UTF_16BE)
}

// UTF-16 without a byte order mark: most of its units are Arabic letters, spaces and signs of the first 128.
fn looks_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    if !sample.contains(&0) {
        return None;
    }
    let (mut little, mut big, mut units) = (0, 0, 0);
    for pair in sample.chunks_exact(2) {
        let &[a, b] = pair else { continue };
        units += 1;
        little += usize::from(b == 6 || (b == 0 && a != 0));
        big += usize::from(a == 6 || (a == 0 && b != 0));
    }
    let most = |it: usize| bytes.len().is_multiple_of(2) && units >= 4 && it * 10 >= units * 9;
    if most(little) {
        Some(UTF_16LE)
    } else if most(big) {
        Some(UTF_16BE)
    } else {
        None
    }
}

// Windows-1256: nearly all bytes above 127 are Arabic letters and marks, most in runs of several. Bytes of UTF-8 in the same place
// are read as Latin letters and signs.
fn looks_arabic(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let (text, _) = WINDOWS_1256.decode_without_bom_handling(sample);
    let high = text.chars().filter(|it| !it.is_ascii()).count();
    let letters = text.chars().filter(|it| matches!(it, '\u{620}'..='\u{652}' | '\u{60C}' | '\u{61B}' | '\u{61F}' | '«' | '»')).count();
    let runs = text.split(|it: char| !matches!(it, '\u{620}'..='\u{652}')).filter(|it| it.chars().count() >= 3).count();
    let controls = text.chars().any(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t'));
    (runs >= 2 && letters * 100 >= high * 95 && !controls).then_some(WINDOWS_1256)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "قال شاهر إن لـ»السنبلة» دورا، وعاد.\n";

    fn name(bytes: &[u8], page: bool) -> Option<(String, bool)> {
        let (text, charset) = decode(bytes.to_owned(), None, page).ok()?;
        assert!(text.contains(STORY));
        assert_eq!(charset.encode(&text).as_deref(), Ok(bytes), "the same bytes come back");
        Some((charset.name(), charset.guessed))
    }

    #[test]
    fn a_byte_order_mark_a_page_or_the_bytes_tell() {
        let wide: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{FEFF}".encode_utf16().chain(STORY.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let (old, _, _) = WINDOWS_1256.encode(STORY);
        let page = [b"<meta charset=windows-1256>".as_slice(), &old].concat();
        assert_eq!(name(STORY.as_bytes(), false), Some(("utf-8".into(), false)));
        assert_eq!(name(format!("\u{FEFF}{STORY}").as_bytes(), false), Some(("utf-8".into(), false)));
        assert_eq!(name(&wide, false), Some(("utf-16le".into(), true)));
        assert_eq!(name(&big, false), Some(("utf-16be".into(), false)));
        assert_eq!(name(&old, false), Some(("windows-1256".into(), true)));
        assert_eq!(name(&page, true), Some(("windows-1256".into(), false)));
    }

    #[test]
    fn what_is_none_of_them_is_refused_with_its_byte() {
        let fault = decode(b"\xD9\x85\xD8\xB1\xFF\xFE \xD8\xA8".to_vec(), None, false).unwrap_err();
        assert_eq!((fault.charset, fault.at), (Charset::UTF8, 4));
        let half = decode(b"\xFF\xFEa\0\0\xD8b\0".to_vec(), None, false).unwrap_err();
        assert_eq!((half.charset.name().as_str(), half.at), ("utf-16le", 4));
        let chosen = decode(vec![0xE4, 0xC7], Some(Charset::UTF8), false);
        assert_eq!(chosen.unwrap_err().at, 0, "what is said is not guessed against");
        assert_eq!(Charset::of_label("windows-1256").unwrap().encode("نعم \u{6D4}"), Err('\u{6D4}'));
    }
}
