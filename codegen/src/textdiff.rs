//! The unified diff between a file that is out of date and its new text.

mod single;

use std::fmt::Write;

use crate::characters::is_bidi;
use crate::compare::all_crlf;

/// The maximum number of lines of a diff.
const KEPT: usize = 400;

/// The maximum number of characters of a line.
const WIDE: usize = 4096;

/// How a file differs from the generated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The first line of the file that differs, from 1.
    pub line: usize,
    /// The unified diff, from the file to the generated text.
    pub text: String,
    /// How many lines are omitted at the end of the diff.
    pub omitted: usize,
}

/// A part of the diff: the changed lines, with up to [`CONTEXT`] unchanged lines around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// `@@ -2,7 +2,7 @@`
    pub header: String,
    /// Each line with its sign, including its line break.
    pub lines: Vec<(char, String)>,
}

/// The number of unchanged lines shown around a change.
pub const CONTEXT: usize = 3;

/// Compares two texts of the file called `name`: one hunk, from the first line that differs to the last.
#[must_use]
pub fn unified(name: &str, old: &str, new: &str) -> Diff {
    of_hunks(name, old, new, single::hunks(old, new))
}

/// Writes the hunks in which two texts of the file called `name` differ.
///
/// Characters that terminals do not show are written out: `^M` for a carriage return that is part of the difference,
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
    let omitted = lines.len().saturating_sub(KEPT);
    lines.truncate(KEPT);
    let text = lines.into_iter().fold(String::new(), |text, line| text + &line + "\n");
    Diff { line: first_line(old, new), text, omitted }
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
    let end = line.char_indices().nth(WIDE).map_or(line.len(), |(end, _)| end);
    let (line, cut) = line.split_at(end);
    let mut text = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '\t' => text.push('\t'),
            '\u{7f}' => text.push_str("^?"),
            control if control < ' ' => {
                text.push('^');
                text.push(char::from(control as u8 + b'@'));
            }
            // Invisible, or able to reverse the rest of the line.
            other if other.is_control() || other == '\u{feff}' || is_bidi(other) => {
                write!(text, "<U+{:04X}>", u32::from(character)).expect("a String takes everything");
            }
            other => text.push(other),
        }
    }
    if !cut.is_empty() {
        text.push('…');
    }
    text
}

fn first_line(old: &str, new: &str) -> usize {
    let same = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other);
    let line = 1 + same.filter(|(byte, _)| *byte == b'\n').count();
    // If lines are missing at the end, the last existing one is shown.
    line.min(old.lines().count().max(1))
}
