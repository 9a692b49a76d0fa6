//! Where do the values of a JSON text begin and end?
//!
//! The scanner skips any value without recursion. Whole values are read, and the first one that is cut or invalid ends
//! the scan.
//! It is our own, so that no feature of another crate changes what a client reads, and so that a lone surrogate or a
//! `NaN` does not hide what comes after it.

mod escape;
mod scalar;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

use self::escape::{is_well_escaped, unescaped};
pub(super) use self::scalar::Scalar;
use self::scalar::scalar;

/// The maximum nesting of a value that is kept.
const DEPTH: usize = 32;

/// Returns the position of the next byte that a JSON string must escape: a quote, a backslash or a control character.
#[inline]
pub(super) fn special(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let hits = specials(u64::from_le_bytes(*chunk));
        if hits != 0 {
            return at + hits.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|byte| !is_special(*byte)) {
        at += 1;
    }
    at
}

/// Returns whether one of the bytes must be escaped in a JSON string.
#[inline]
pub(super) fn has_special(bytes: &[u8]) -> bool {
    let (chunks, rest) = bytes.as_chunks::<8>();
    // The rest once more with the bytes before it is faster than byte by byte.
    let Some(last) = bytes.last_chunk::<8>() else { return rest.iter().any(|byte| is_special(*byte)) };
    // Without a branch for each chunk.
    let hits = chunks.iter().fold(0, |hits, chunk| hits | specials(u64::from_le_bytes(*chunk)));
    hits | specials(u64::from_le_bytes(*last)) != 0
}

const fn is_special(byte: u8) -> bool {
    matches!(byte, 0..0x20 | b'"' | b'\\')
}

/// Sets the high bit of each byte that is special. The lowest hit is true; those above it may come from its borrow.
const fn specials(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    // A quote and a backslash are zero in these.
    let quote = word ^ (ONES * 0x22);
    let slash = word ^ (ONES * 0x5C);
    let low = word.wrapping_sub(ONES * 0x20) & !word;
    (low | (quote.wrapping_sub(ONES) & !quote) | (slash.wrapping_sub(ONES) & !slash)) & HIGHS
}

/// Returns whether the text is one JSON value that any parser accepts, and is not nested too deep.
pub(super) fn is_json(text: &str) -> bool {
    let mut scan = Scan::new(text.as_bytes());
    let is_value = match scan.peek() {
        Some(b'{' | b'[' | b'"') => scan.check().is_some_and(|depth| scan.strict && depth <= DEPTH),
        Some(_) => {
            scan.at = text.len();
            !matches!(Scan::whole_scalar(text), Scalar::Junk)
        }
        None => false,
    };
    is_value && scan.peek().is_none()
}

pub(super) struct Scan<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
    /// Whether any JSON parser accepts everything that was skipped.
    strict: bool,
}

/// The part between the quotes of a string.
#[derive(Clone, Copy)]
pub(super) struct Raw<'b> {
    bytes: &'b [u8],
    escaped: bool,
}

impl<'b> Scan<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, strict: true }
    }

    /// Returns the next byte that is not white space.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            if !is_space(byte) {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Returns the first byte of the next value, or what is there instead. A colon too many is skipped.
    #[inline]
    pub(super) fn peek_value(&mut self) -> Option<u8> {
        loop {
            match self.peek()? {
                b':' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// Skips a string whose quote is next.
    #[inline]
    pub(super) fn string(&mut self) -> Option<Raw<'b>> {
        let start = self.at + 1;
        let mut at = start;
        let mut escaped = false;
        loop {
            at = special(self.bytes, at);
            match *self.bytes.get(at)? {
                b'"' => {
                    self.at = at + 1;
                    return Some(Raw { bytes: &self.bytes[start..at], escaped });
                }
                b'\\' => {
                    escaped = true;
                    at += 2;
                }
                _ => {
                    self.strict = false;
                    at += 1;
                }
            }
        }
    }

    /// Skips a name and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Option<Raw<'b>> {
        let key = self.string()?;
        if self.peek()? != b':' {
            return None;
        }
        self.at += 1;
        Some(key)
    }

    pub(super) fn scalar(&mut self) -> Option<Scalar<'b>> {
        let rest = &self.bytes[self.at..];
        let ends =
            |byte: &u8| matches!(byte, b',' | b']' | b'}' | b'"' | b':' | b'[' | b'{') || is_space(*byte);
        let length = rest.iter().position(ends);
        let token = &rest[..length.unwrap_or(rest.len())];
        self.at += token.len();
        let scalar = scalar(token);
        match scalar {
            // It may be incomplete where the body is cut, and `true` may be the beginning of a longer word.
            _ if length.is_none() => return None,
            Scalar::Junk if token.is_empty() => return None,
            Scalar::Junk => self.strict = false,
            Scalar::Null | Scalar::Bool(_) | Scalar::Number(_) => {}
        }
        Some(scalar)
    }

    /// The value that makes up the whole text.
    pub(super) fn whole_scalar(text: &'b str) -> Scalar<'b> {
        scalar(text.trim_matches([' ', '\n', '\r', '\t']).as_bytes())
    }

    /// Skips a value of any depth.
    ///
    /// Only strings and brackets decide where it ends; what is between them is not read.
    pub(super) fn skip(&mut self) -> Option<()> {
        match self.peek_value()? {
            b'"' => return self.string().map(drop),
            b'{' | b'[' => {}
            b'}' | b']' | b',' => return None,
            _ => return self.scalar().map(drop),
        }
        let mut depth = 0_usize;
        loop {
            match *self.bytes.get(self.at)? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Skips a value of any depth as [`skip`](Self::skip) does, notes whether it is strict, and returns the depth.
    fn check(&mut self) -> Option<usize> {
        // For each open level, whether it is an object; deeper levels are assumed to be valid.
        let mut objects = 0_u128;
        let (mut depth, mut deepest) = (0_usize, 0_usize);
        // Whether a value is next, or what follows one.
        let mut value = true;
        loop {
            let byte = self.peek()?;
            match byte {
                b'{' | b'[' => {
                    self.strict &= value;
                    self.at += 1;
                    depth += 1;
                    deepest = deepest.max(depth);
                    objects = (objects << 1) | u128::from(byte == b'{');
                    self.strict &= depth <= 128;
                    match self.peek()? {
                        b'}' | b']' => value = false,
                        _ => {
                            if byte == b'{' {
                                self.member()?;
                            }
                            value = true;
                        }
                    }
                    continue;
                }
                b'}' | b']' => {
                    if depth == 0 {
                        return None;
                    }
                    self.strict &= !value && (objects & 1 == 1) == (byte == b'}');
                    self.at += 1;
                    depth -= 1;
                    objects >>= 1;
                    value = false;
                }
                b',' => {
                    if depth == 0 {
                        return None;
                    }
                    self.strict &= !value;
                    self.at += 1;
                    if objects & 1 == 1 {
                        self.member()?;
                    }
                    value = true;
                    continue;
                }
                b'"' => {
                    self.strict &= value;
                    let string = self.string()?;
                    self.strict &= string.is_strict();
                    value = false;
                }
                b':' => {
                    self.strict = false;
                    self.at += 1;
                    continue;
                }
                _ => {
                    self.strict &= value;
                    self.scalar()?;
                    value = false;
                }
            }
            if depth == 0 {
                return Some(deepest);
            }
        }
    }

    /// Skips a name and its colon inside a value that is skipped.
    fn member(&mut self) -> Option<()> {
        if self.peek()? != b'"' {
            self.strict = false;
            return Some(());
        }
        let key = self.string()?;
        self.strict &= key.is_strict();
        if self.peek()? == b':' {
            self.at += 1;
        } else {
            self.strict = false;
        }
        Some(())
    }

    /// Skips a list or an object, and returns its text without whitespace if it is not too deep and any parser accepts
    /// it.
    #[expect(
        clippy::option_option,
        reason = "where the body is cut is not the same as a value that is skipped"
    )]
    pub(super) fn kept(&mut self) -> Option<Option<Box<str>>> {
        let start = self.at;
        let strict = core::mem::replace(&mut self.strict, true);
        let depth = self.check();
        let keep = core::mem::replace(&mut self.strict, strict) && depth.is_some_and(|depth| depth <= DEPTH);
        depth.map(|_| core::str::from_utf8(&self.bytes[start..self.at]).ok().filter(|_| keep).map(compact))
    }

    /// The next member of an object in a text that is JSON.
    pub(super) fn next_member(&mut self, text: &'b str) -> Option<(Cow<'b, str>, &'b str)> {
        self.step()?;
        let key = self.key()?.text()?;
        self.peek()?;
        Some((key, self.value(text)?))
    }

    /// The next element of a list in a text that is JSON.
    pub(super) fn next_element(&mut self, text: &'b str) -> Option<&'b str> {
        self.step()?;
        self.value(text)
    }

    /// Skips the bracket or the comma before a value.
    fn step(&mut self) -> Option<()> {
        self.peek()?;
        self.at += 1;
        (!matches!(self.peek()?, b'}' | b']')).then_some(())
    }

    fn value(&mut self, text: &'b str) -> Option<&'b str> {
        let start = self.at;
        self.skip()?;
        text.get(start..self.at)
    }
}

impl<'b> Raw<'b> {
    #[inline]
    pub(super) fn is(&self, text: &str) -> bool {
        if self.escaped { self.text().is_some_and(|own| own == text) } else { self.bytes == text.as_bytes() }
    }

    /// Returns the string, unless it is not UTF-8; an escape that is not a character is replaced.
    #[inline]
    pub(super) fn text(&self) -> Option<Cow<'b, str>> {
        let text = core::str::from_utf8(self.bytes).ok()?;
        Some(if self.escaped { Cow::Owned(unescaped(text)) } else { Cow::Borrowed(text) })
    }

    fn is_strict(&self) -> bool {
        !self.escaped || is_well_escaped(self.bytes)
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// JSON without the whitespace between its values.
fn compact(json: &str) -> Box<str> {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    // Quotes separate the inside of strings from the outside.
    while let Some(quote) = rest.find('"') {
        let (outside, string) = rest.split_at(quote);
        push_without_space(outside, &mut out);
        let mut scan = Scan::new(string.as_bytes());
        let end = scan.string().map_or(string.len(), |_| scan.at);
        out.push_str(&string[..end]);
        rest = &string[end..];
    }
    push_without_space(rest, &mut out);
    out.into_boxed_str()
}

fn push_without_space(text: &str, out: &mut String) {
    text.split([' ', '\n', '\r', '\t']).for_each(|part| out.push_str(part));
}
