//! Classes of characters.

/// A letter of the Arabic script, presentation forms and Persian letters included.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDF2}' | '\u{FE70}'..='\u{FEFC}')
        && c != TATWEEL
        && !is_mark(c)
}

/// A presentation form: a letter's shape encoded as a character of its own.
pub fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDF2}' | '\u{FE70}'..='\u{FEFC}')
}

/// The stroke that lengthens a word: ـ
pub const TATWEEL: char = '\u{0640}';

/// A combining sign: tashkeel, superscript alef, Koranic signs.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}')
}

/// A short vowel or tanwin or sukun, shadda excepted: what fully vocalised text has much of.
pub fn is_haraka(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0650}' | '\u{0652}' | '\u{0670}')
}

/// An invisible direction control.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A character without ink of its own that word shapes pass over: direction controls, joiners, soft hyphen, byte order mark.
pub fn is_ignorable(c: char) -> bool {
    is_bidi_control(c) || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// A digit: European, Arabic-Indic or Persian.
pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// A mark that may open or close a quotation, in any of the shapes that Arabic copy uses.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '‟' | '"' | '″' | '‹' | '›' | '‘' | '’' | '‚' | '\'' | '＂')
}

/// A mark that ends a sentence.
pub fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// Letters that only Persian, Urdu or Kurdish words hold; loans in Arabic copy have a few (پ چ ڤ گ), so that
/// a share of them tells the language, not a single one.
pub fn is_foreign_letter(c: char) -> bool {
    matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' | 'ە' | 'ێ' | 'ۆ' | 'ڕ' | 'ڵ' | 'ۇ' | 'ۋ')
}
