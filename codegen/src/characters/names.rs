//! The names of the characters that cannot be seen, in the Unicode Character Database.
//!
//! A dependency for them would be in the tree of every build, so this is a table. A test compares it with the database.

/// The first and the last character of each range, in order, with the name that it has or that the names of the range
/// begin with. Characters that are reserved for later have no name.
#[rustfmt::skip]
pub(super) const NAMES: &[(u32, u32, &str)] = &[
    (0xA0, 0xA0, "NO-BREAK SPACE"),
    (0xAD, 0xAD, "SOFT HYPHEN"),
    (0x34F, 0x34F, "COMBINING GRAPHEME JOINER"),
    (0x600, 0x600, "ARABIC NUMBER SIGN"),
    (0x601, 0x601, "ARABIC SIGN SANAH"),
    (0x602, 0x602, "ARABIC FOOTNOTE MARKER"),
    (0x603, 0x603, "ARABIC SIGN SAFHA"),
    (0x604, 0x604, "ARABIC SIGN SAMVAT"),
    (0x605, 0x605, "ARABIC NUMBER MARK ABOVE"),
    (0x61C, 0x61C, "ARABIC LETTER MARK"),
    (0x6DD, 0x6DD, "ARABIC END OF AYAH"),
    (0x70F, 0x70F, "SYRIAC ABBREVIATION MARK"),
    (0x890, 0x890, "ARABIC POUND MARK ABOVE"),
    (0x891, 0x891, "ARABIC PIASTRE MARK ABOVE"),
    (0x8E2, 0x8E2, "ARABIC DISPUTED END OF AYAH"),
    (0x115F, 0x115F, "HANGUL CHOSEONG FILLER"),
    (0x1160, 0x1160, "HANGUL JUNGSEONG FILLER"),
    (0x1680, 0x1680, "OGHAM SPACE MARK"),
    (0x17B4, 0x17B4, "KHMER VOWEL INHERENT AQ"),
    (0x17B5, 0x17B5, "KHMER VOWEL INHERENT AA"),
    (0x180B, 0x180D, "MONGOLIAN FREE VARIATION SELECTOR"),
    (0x180E, 0x180E, "MONGOLIAN VOWEL SEPARATOR"),
    (0x180F, 0x180F, "MONGOLIAN FREE VARIATION SELECTOR FOUR"),
    (0x2000, 0x2000, "EN QUAD"),
    (0x2001, 0x2001, "EM QUAD"),
    (0x2002, 0x2002, "EN SPACE"),
    (0x2003, 0x2003, "EM SPACE"),
    (0x2004, 0x2004, "THREE-PER-EM SPACE"),
    (0x2005, 0x2005, "FOUR-PER-EM SPACE"),
    (0x2006, 0x2006, "SIX-PER-EM SPACE"),
    (0x2007, 0x2007, "FIGURE SPACE"),
    (0x2008, 0x2008, "PUNCTUATION SPACE"),
    (0x2009, 0x2009, "THIN SPACE"),
    (0x200A, 0x200A, "HAIR SPACE"),
    (0x200B, 0x200B, "ZERO WIDTH SPACE"),
    (0x200C, 0x200C, "ZERO WIDTH NON-JOINER"),
    (0x200D, 0x200D, "ZERO WIDTH JOINER"),
    (0x200E, 0x200E, "LEFT-TO-RIGHT MARK"),
    (0x200F, 0x200F, "RIGHT-TO-LEFT MARK"),
    (0x2028, 0x2028, "LINE SEPARATOR"),
    (0x2029, 0x2029, "PARAGRAPH SEPARATOR"),
    (0x202A, 0x202A, "LEFT-TO-RIGHT EMBEDDING"),
    (0x202B, 0x202B, "RIGHT-TO-LEFT EMBEDDING"),
    (0x202C, 0x202C, "POP DIRECTIONAL FORMATTING"),
    (0x202D, 0x202D, "LEFT-TO-RIGHT OVERRIDE"),
    (0x202E, 0x202E, "RIGHT-TO-LEFT OVERRIDE"),
    (0x202F, 0x202F, "NARROW NO-BREAK SPACE"),
    (0x205F, 0x205F, "MEDIUM MATHEMATICAL SPACE"),
    (0x2060, 0x2060, "WORD JOINER"),
    (0x2061, 0x2061, "FUNCTION APPLICATION"),
    (0x2062, 0x2062, "INVISIBLE TIMES"),
    (0x2063, 0x2063, "INVISIBLE SEPARATOR"),
    (0x2064, 0x2064, "INVISIBLE PLUS"),
    (0x2065, 0x2065, ""),
    (0x2066, 0x2066, "LEFT-TO-RIGHT ISOLATE"),
    (0x2067, 0x2067, "RIGHT-TO-LEFT ISOLATE"),
    (0x2068, 0x2068, "FIRST STRONG ISOLATE"),
    (0x2069, 0x2069, "POP DIRECTIONAL ISOLATE"),
    (0x206A, 0x206A, "INHIBIT SYMMETRIC SWAPPING"),
    (0x206B, 0x206B, "ACTIVATE SYMMETRIC SWAPPING"),
    (0x206C, 0x206C, "INHIBIT ARABIC FORM SHAPING"),
    (0x206D, 0x206D, "ACTIVATE ARABIC FORM SHAPING"),
    (0x206E, 0x206E, "NATIONAL DIGIT SHAPES"),
    (0x206F, 0x206F, "NOMINAL DIGIT SHAPES"),
    (0x2800, 0x2800, "BRAILLE PATTERN BLANK"),
    (0x3000, 0x3000, "IDEOGRAPHIC SPACE"),
    (0x3164, 0x3164, "HANGUL FILLER"),
    (0xFE00, 0xFE0F, "VARIATION SELECTOR"),
    (0xFEFF, 0xFEFF, "ZERO WIDTH NO-BREAK SPACE"),
    (0xFFA0, 0xFFA0, "HALFWIDTH HANGUL FILLER"),
    (0xFFF0, 0xFFF8, ""),
    (0xFFF9, 0xFFF9, "INTERLINEAR ANNOTATION ANCHOR"),
    (0xFFFA, 0xFFFA, "INTERLINEAR ANNOTATION SEPARATOR"),
    (0xFFFB, 0xFFFB, "INTERLINEAR ANNOTATION TERMINATOR"),
    (0x110BD, 0x110BD, "KAITHI NUMBER SIGN"),
    (0x110CD, 0x110CD, "KAITHI NUMBER SIGN ABOVE"),
    (0x13430, 0x1343F, "EGYPTIAN HIEROGLYPH"),
    (0x1BCA0, 0x1BCA0, "SHORTHAND FORMAT LETTER OVERLAP"),
    (0x1BCA1, 0x1BCA1, "SHORTHAND FORMAT CONTINUING OVERLAP"),
    (0x1BCA2, 0x1BCA2, "SHORTHAND FORMAT DOWN STEP"),
    (0x1BCA3, 0x1BCA3, "SHORTHAND FORMAT UP STEP"),
    (0x1D173, 0x1D173, "MUSICAL SYMBOL BEGIN BEAM"),
    (0x1D174, 0x1D174, "MUSICAL SYMBOL END BEAM"),
    (0x1D175, 0x1D175, "MUSICAL SYMBOL BEGIN TIE"),
    (0x1D176, 0x1D176, "MUSICAL SYMBOL END TIE"),
    (0x1D177, 0x1D177, "MUSICAL SYMBOL BEGIN SLUR"),
    (0x1D178, 0x1D178, "MUSICAL SYMBOL END SLUR"),
    (0x1D179, 0x1D179, "MUSICAL SYMBOL BEGIN PHRASE"),
    (0x1D17A, 0x1D17A, "MUSICAL SYMBOL END PHRASE"),
    (0xE0000, 0xE0000, ""),
    (0xE0001, 0xE0001, "LANGUAGE TAG"),
    (0xE0002, 0xE001F, ""),
    (0xE0020, 0xE007E, "TAG"),
    (0xE007F, 0xE007F, "CANCEL TAG"),
    (0xE0080, 0xE00FF, ""),
    (0xE0100, 0xE01EF, "VARIATION SELECTOR"),
    (0xE01F0, 0xE0FFF, ""),
];

/// The row of a character that cannot be seen.
pub(super) fn row(c: char) -> Option<&'static (u32, u32, &'static str)> {
    let c = u32::from(c);
    let after = NAMES.partition_point(|(first, ..)| *first <= c);
    NAMES[..after].last().filter(|(_, last, _)| c <= *last)
}

#[cfg(test)]
mod tests {
    use icu_properties::CodePointMapData;
    use icu_properties::CodePointSetData;
    use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, WhiteSpace};

    use super::{NAMES, row};

    #[test]
    fn rows_are_in_order() {
        assert!(NAMES.windows(2).all(|rows| rows[0].0 <= rows[0].1 && rows[0].1 < rows[1].0));
    }

    /// White space that YAML knows has messages of its own, and so have control characters.
    /// The Braille pattern without dots is a symbol to Unicode, but no reader can see it.
    #[test]
    fn each_character_that_cannot_be_seen_has_a_row() {
        let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let white_space = CodePointSetData::new::<WhiteSpace>();
        let category = CodePointMapData::<GeneralCategory>::new();
        for c in char::MIN..=char::MAX {
            let is_format = category.get(c) == GeneralCategory::Format;
            let is_white_space = white_space.contains(c) && c != ' ' && !c.is_control();
            let is_hidden = is_format || is_white_space || ignorable.contains(c) || c == '\u{2800}';
            assert_eq!(row(c).is_some(), is_hidden, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn names_are_those_of_the_database() {
        for (first, last, name) in NAMES {
            for c in (*first..=*last).filter_map(char::from_u32) {
                let theirs = unicode_names2::name(c).map(|name| name.to_string());
                match theirs {
                    Some(theirs) if first == last => assert_eq!(theirs, *name),
                    Some(theirs) => assert!(!name.is_empty() && theirs.starts_with(name), "{theirs}"),
                    None => assert_eq!(*name, "", "U+{:04X}", u32::from(c)),
                }
            }
        }
    }
}
