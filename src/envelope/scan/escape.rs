//! The escapes in the strings of a JSON text.

use alloc::string::String;

/// Whether every escape of a string is one that any JSON parser accepts.
pub(super) fn is_well_escaped(mut bytes: &[u8]) -> bool {
    while let Some(at) = bytes.iter().position(|byte| *byte == b'\\') {
        bytes = match &bytes[at + 1..] {
            [b'u', rest @ ..] => match unit(rest) {
                Some(0xD800..0xDC00) if low_surrogate(rest).is_some() => &rest[10..],
                Some(0xD800..0xE000) | None => return false,
                Some(_) => &rest[4..],
            },
            [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', rest @ ..] => rest,
            _ => return false,
        };
    }
    true
}

/// Four digits of hex.
fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.first_chunk::<4>()?;
    digits.iter().try_fold(0, |unit, digit| Some((unit << 4) | char::from(*digit).to_digit(16)?))
}

/// The second half of a surrogate pair whose first half begins here.
fn low_surrogate(bytes: &[u8]) -> Option<u32> {
    let second = bytes.get(4..)?.strip_prefix(b"\\u")?;
    unit(second).filter(|low| matches!(low, 0xDC00..0xE000))
}

/// Returns the string with its escapes replaced by their characters.
pub(super) fn unescaped(mut text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    while let Some((plain, rest)) = text.split_once('\\') {
        out.push_str(plain);
        let (c, length) = escape(rest.as_bytes());
        out.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        text = &rest[length..];
    }
    out.push_str(text);
    out
}

/// The character of an escape, after its backslash, and the length of the escape.
fn escape(bytes: &[u8]) -> (Option<char>, usize) {
    let char = match bytes {
        [b'u', rest @ ..] => {
            return match (unit(rest), low_surrogate(rest)) {
                (Some(high @ 0xD800..0xDC00), Some(low)) => {
                    (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 11)
                }
                (Some(unit), _) => (char::from_u32(unit), 5),
                (None, _) => (None, 1),
            };
        }
        [b'b', ..] => '\u{8}',
        [b'f', ..] => '\u{c}',
        [b'n', ..] => '\n',
        [b'r', ..] => '\r',
        [b't', ..] => '\t',
        [byte @ (b'"' | b'\\' | b'/'), ..] => char::from(*byte),
        _ => return (None, 0),
    };
    (Some(char), 1)
}
