//! What differs between a stale file and what it should hold: a unified diff that a person can read.

mod single;

use std::fmt::Write;

use crate::characters::is_bidi;
use crate::compare::all_crlf;

/// How many lines of a diff are kept; nobody reads more of them.
const KEPT: usize = 400;

/// How a file differs from what it should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The first line of the file that is wrong, from 1.
    pub line: usize,
    /// The unified diff, from the file to what it should hold.
    pub text: String,
    /// How many lines of the diff are left out at its end.
    pub left_out: usize,
}

/// A part of the diff: what was changed, with up to [`CONTEXT`] lines around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// `@@ -2,7 +2,7 @@`
    pub header: String,
    /// Each with its sign, and with the line break that it has.
    pub lines: Vec<(char, String)>,
}

/// How many lines that are the same stand around what was changed.
pub const CONTEXT: usize = 3;

/// Compares two texts of the file called `name`: one hunk, from the first line that differs to the last.
#[must_use]
pub fn unified(name: &str, old: &str, new: &str) -> Diff {
    of_hunks(name, old, new, single::hunks(old, new))
}

/// Writes the hunks in which two texts of the file called `name` differ.
///
/// What no terminal shows is written out: `^M` for a carriage return that is part of the difference,
/// `<U+FEFF>` for a byte order mark, `^[` for an escape.
#[must_use]
pub fn of_hunks(name: &str, old: &str, new: &str, hunks: Vec<Hunk>) -> Diff {
    let ends = if all_crlf(old) && all_crlf(new) { Ends::Hidden } else { Ends::Shown };
    let mut lines = vec![format!("--- a/{name}"), format!("+++ b/{name}")];
    for hunk in hunks {
        lines.push(hunk.header);
        for (sign, line) in hunk.lines {
            lines.push(format!("{sign}{}", visible(&line, ends)));
            if !line.ends_with(['\n', '\r']) {
                lines.push("\\ No newline at end of file".to_owned());
            }
        }
    }
    let left_out = lines.len().saturating_sub(KEPT);
    lines.truncate(KEPT);
    let text = lines.into_iter().fold(String::new(), |text, line| text + &line + "\n");
    Diff { line: first_line(old, new), text, left_out }
}

/// Whether the carriage return of a CR LF is worth showing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Hidden,
    Shown,
}

fn visible(line: &str, ends: Ends) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let line = match ends {
        Ends::Hidden => line.strip_suffix('\r').unwrap_or(line),
        Ends::Shown => line,
    };
    let mut text = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '\t' => text.push('\t'),
            '\u{7f}' => text.push_str("^?"),
            control if control < ' ' => {
                text.push('^');
                text.push(char::from(control as u8 + b'@'));
            }
            // Invisible, or able to turn the rest of the line around.
            other if other.is_control() || other == '\u{feff}' || is_bidi(other) => {
                write!(text, "<U+{:04X}>", u32::from(character)).expect("a String takes everything");
            }
            other => text.push(other),
        }
    }
    text
}

fn first_line(old: &str, new: &str) -> usize {
    let same = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other);
    let line = 1 + same.filter(|(byte, _)| *byte == b'\n').count();
    // Lines are missing at the end: the last one that is there can be shown.
    line.min(old.lines().count().max(1))
}
