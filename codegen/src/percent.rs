//! Percent-encodes text for URLs, except the unreserved characters of RFC 3986, section 2.3.

use std::borrow::Cow;
use std::fmt::Write;

/// The text, encoded as a part of a URL.
#[must_use]
pub fn encoded(text: &str) -> Cow<'_, str> {
    // This is the case for nearly every code, and a code is encoded several times.
    if text.bytes().all(is_unreserved) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) {
            encoded.push(char::from(byte));
        } else {
            push(&mut encoded, byte);
        }
    }
    Cow::Owned(encoded)
}

/// Appends a byte, encoded.
pub(crate) fn push(out: &mut String, byte: u8) {
    write!(out, "%{byte:02X}").expect("a String takes everything");
}

/// A fragment without its percent-encoding, as a browser compares it with ids.
#[must_use]
pub fn decoded(fragment: &str) -> Cow<'_, str> {
    if !fragment.contains('%') {
        return Cow::Borrowed(fragment);
    }
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%').then(|| fragment.get(at + 1..at + 3)).flatten();
        let byte = byte.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).map_or(Cow::Borrowed(fragment), Cow::Owned)
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded};

    #[test]
    fn only_what_is_unreserved_stands_as_it_is() {
        assert_eq!(encoded("aZ0-._~"), "aZ0-._~");
        assert_eq!(encoded("a b/c"), "a%20b%2Fc");
        assert_eq!(encoded("é%"), "%C3%A9%25");
        assert_eq!(encoded(""), "");
    }

    #[test]
    fn what_is_not_encoded_stays() {
        assert_eq!(decoded("%C3%A9%25"), "é%");
        for odd in ["%", "%4", "%zz", "%+1", "%ff"] {
            assert_eq!(decoded(odd), odd);
        }
    }
}
