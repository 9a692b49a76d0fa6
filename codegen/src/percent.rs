//! How does any text stand in a URL? Percent-encoded, but for what RFC 3986, 2.3 calls unreserved.

use std::borrow::Cow;
use std::fmt::Write;

/// The text as a part of a URL.
#[must_use]
pub fn encoded(text: &str) -> Cow<'_, str> {
    // Nearly every code, and it is asked for several times.
    if text.bytes().all(is_unreserved) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes everything");
        }
    }
    Cow::Owned(encoded)
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn only_what_is_unreserved_stands_as_it_is() {
        assert_eq!(encoded("aZ0-._~"), "aZ0-._~");
        assert_eq!(encoded("a b/c"), "a%20b%2Fc");
        assert_eq!(encoded("é%"), "%C3%A9%25");
        assert_eq!(encoded(""), "");
    }
}
