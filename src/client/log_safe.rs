//! How is a string from outside written to a log, without breaking its line and without filling it?

use core::fmt::{self, Write};

/// The most bytes of a code that are written.
const CODE: usize = 256;
/// The most bytes of a message, or of the text of another crate's error.
const MESSAGE: usize = 1_024;
/// The most bytes of a whole failure in the format of `Debug`.
const DEBUG: usize = 4_096;

/// A string from outside. Characters that would break or hide a line are escaped, and a long string is cut.
pub(super) struct LogSafe<'a> {
    text: &'a str,
    max: usize,
}

impl<'a> LogSafe<'a> {
    pub(super) const fn code(text: &'a str) -> Self {
        Self { text, max: CODE }
    }

    pub(super) const fn message(text: &'a str) -> Self {
        Self { text, max: MESSAGE }
    }

    /// A string of the spec, which is as long as its author wants it to be.
    pub(super) const fn of_spec(text: &'a str) -> Self {
        Self { text, max: usize::MAX }
    }
}

impl fmt::Display for LogSafe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Shortened { f, left: self.max, may_break: false, is_cut: false };
        let written = out.write_str(self.text);
        out.end(written)
    }
}

/// The string in quotes.
impl fmt::Debug for LogSafe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// Writes a value that contains strings from outside in the format of `Debug`, and cuts a long one.
pub(super) fn debug(f: &mut fmt::Formatter<'_>, value: &dyn fmt::Debug) -> fmt::Result {
    let is_pretty = f.alternate();
    let mut out = Shortened { f, left: DEBUG, may_break: is_pretty, is_cut: false };
    let written = if is_pretty { write!(out, "{value:#?}") } else { write!(out, "{value:?}") };
    out.end(written)
}

/// Escapes what is written, and fails once it has written `…` in place of the rest.
struct Shortened<'f, 'o> {
    f: &'f mut fmt::Formatter<'o>,
    left: usize,
    may_break: bool,
    is_cut: bool,
}

impl Shortened<'_, '_> {
    /// The result of writing; a cut is not a failure.
    fn end(&self, written: fmt::Result) -> fmt::Result {
        if self.is_cut { Ok(()) } else { written }
    }
}

impl fmt::Write for Shortened<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            let is_escaped = is_unseen(char) && !(self.may_break && char == '\n');
            let len = if is_escaped { char.escape_default().len() } else { char.len_utf8() };
            let Some(left) = self.left.checked_sub(len) else {
                self.is_cut = true;
                self.f.write_char('…')?;
                return Err(fmt::Error);
            };
            self.left = left;
            if is_escaped { write!(self.f, "{}", char.escape_default())? } else { self.f.write_char(char)? }
        }
        Ok(())
    }
}

/// Whether a character is invisible, ends a line, or moves the text around it: control and format characters, line and
/// paragraph separators, and whatever Unicode calls ignorable by default.
fn is_unseen(char: char) -> bool {
    let code = u32::from(char);
    let after = UNSEEN.partition_point(|&(_, last)| last < code);
    UNSEEN.get(after).is_some_and(|&(first, _)| first <= code)
}

/// The ranges of `[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`.
///
/// A table, because no crate with the data of Unicode should be in the tree of a client.
const UNSEEN: &[(u32, u32)] = &[
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1_10BD, 0x1_10BD),
    (0x1_10CD, 0x1_10CD),
    (0x1_3430, 0x1_343F),
    (0x1_BCA0, 0x1_BCA3),
    (0x1_D173, 0x1_D17A),
    (0xE_0000, 0xE_0FFF),
];
