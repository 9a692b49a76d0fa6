//! Finds lines, indentation, keys and values in a file, where the parser does not provide their positions.

use std::ops::Range;

/// The last character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first byte of the line that `at` is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|&byte| is_break(byte)).map_or(0, |before| before + 1)
}

/// The end of the line that `at` is in, without the line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().position(|&byte| is_break(byte)).map_or(text.len(), |length| at + length)
}

/// Compares bytes because that is much faster than comparing characters in a debug build, and a line can be the whole
/// file.
fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The first byte of the next line, where `end` is the end of a line.
pub(super) fn next_line(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
}

/// The first byte of a line that is not white space.
pub(super) fn indentation(text: &str, start: usize) -> usize {
    start + text[start..].len() - text[start..].trim_start_matches([' ', '\t', '\u{feff}']).len()
}

/// The lines that begin with `%`, without trailing white space.
pub(super) fn directives(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    text.split(['\n', '\r']).filter_map(move |line| {
        let start = next;
        next += line.len() + 1;
        let is_one = line.trim_start_matches('\u{feff}').starts_with('%');
        is_one.then(|| start..start + line.trim_end().len())
    })
}

/// The last line before this one that contains more than a comment.
pub(super) fn line_before(text: &str, mut start: usize) -> Option<usize> {
    while start > 0 {
        let end = start - if text[..start].ends_with("\r\n") { 2 } else { 1 };
        start = line_start(text, end);
        let content = &text[indentation(text, start).min(end)..end];
        if !content.is_empty() && !content.starts_with('#') {
            return Some(start);
        }
    }
    None
}

/// Whether the line before this one is a comment or ends in one.
pub(super) fn is_after_comment(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches(['\n', '\r']);
    let line = &before[line_start(before, before.len())..];
    line.starts_with('#') || line.contains(" #") || line.contains("\t#")
}

/// A line without its indentation, dashes and trailing white space.
pub(super) fn entry(text: &str, start: usize) -> Range<usize> {
    let mut at = indentation(text, start);
    while text[at..].starts_with("- ") {
        at = indentation(text, at + 1);
    }
    let end = line_end(text, at);
    at..at + text[at..end].trim_end().len()
}

/// The key of an entry, and its value on the same line, which may be empty.
pub(super) fn key_and_value(text: &str, entry: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let line = &text[entry.clone()];
    let quoted = if line.starts_with(['"', '\'']) { closing(line, 0)? } else { 0 };
    let bytes = line.as_bytes();
    let mut colons = line[quoted..].match_indices(':').map(|(at, _)| quoted + at);
    let colon = colons.find(|at| matches!(bytes.get(at + 1), None | Some(b' ' | b'\t')))?;
    let key = line[..colon].trim_end().len();
    let value = line.len() - line[colon + 1..].trim_start().len();
    Some((entry.start..entry.start + key, entry.start + value..entry.end))
}

/// The position after the quote that closes the one at `open`.
pub(super) fn closing(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = bytes[open];
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// The quote between `from` and `to` that is not closed before `to`.
pub(super) fn open_quote(text: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at <= to && at < bytes.len() {
        let begins = at == 0
            || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',' | b':' | 0xbf);
        match bytes[at] {
            b'#' if begins => at = line_end(text, at),
            b'"' | b'\'' if begins => match closing(text, at) {
                Some(end) if end <= to => at = end,
                _ => return Some(at),
            },
            _ => at += 1,
        }
    }
    None
}

/// The `|` or `>` of the block between `from` and `to`, with its indicators.
pub(super) fn block_header(text: &str, from: usize, to: usize) -> Range<usize> {
    let Some(at) = text[from..to].find(['|', '>']) else { return to..to };
    let start = from + at;
    let rest = &text[start + 1..];
    let length =
        rest.len() - rest.trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']).len();
    start..start + 1 + length
}

#[cfg(test)]
mod tests {
    use super::floor;

    #[test]
    fn a_place_within_a_character_is_its_beginning() {
        for (at, boundary) in [(0, 0), (1, 1), (2, 1), (3, 1), (4, 4), (9, 4)] {
            assert_eq!(floor("a→", at), boundary, "{at}");
        }
    }
}
