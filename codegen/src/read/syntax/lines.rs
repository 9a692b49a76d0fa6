//! Syntax errors of lines: tabs, indentation, colons, dashes and block headers.

use std::ops::Range;

use super::{ErrorContext, QUOTES, Words, beginning, character, comment_in_text, here, say};
use crate::quoted::quoted;
use crate::read::layout::{self, entry, indentation, key_and_value, line_end, line_start};

pub(super) fn tab(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    // The parser may report it on an earlier line.
    let mut start = line_start(text, place.at);
    for _ in 0..3 {
        let spaces = &text[start..indentation(text, start)];
        if let Some(at) = spaces.find('\t') {
            let tabs = spaces[at..].len() - spaces[at..].trim_start_matches('\t').len();
            let range = start + at..start + at + tabs;
            return say(range, "this line is indented with a tab", "indent it with spaces");
        }
        start = layout::next_line(text, line_end(text, start));
    }
    say(here(place), "a tab is not allowed here", "write spaces")
}

pub(super) fn colon(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    let start = line_start(text, place.at);
    let entry = entry(text, start);
    match key_and_value(text, &entry) {
        // The line already has a key, so the colon belongs to its string.
        Some((_, value)) if value.start <= place.at => {
            if let Some(words) = beginning(place) {
                return words;
            }
            return say(here(place), "a string that contains `: ` must be in quotes", QUOTES);
        }
        _ => {}
    }
    let name = text[entry.start.min(place.at)..place.at].trim_end();
    let range = entry.start..entry.start + name.len();
    let Some(before) = layout::line_before(text, start) else {
        return say(here(place), "a key is not allowed here", QUOTES);
    };
    let above = layout::entry(text, before);
    if key_and_value(text, &above).is_none() {
        return no_colon(text, before);
    }
    deeper(range, name)
}

pub(super) fn deeper(range: Range<usize>, name: &str) -> Words {
    let message = format!("{} is nested under a key that already has a value", quoted(name));
    say(range, message, "indent it like the other keys of its mapping")
}

/// A line that should be a key with a value, but has no colon, or none with a space after it.
pub(super) fn no_colon(text: &str, start: usize) -> Words {
    let entry = entry(text, start);
    let line = &text[entry.clone()];
    let colon = line.find(':').filter(|at| *at > 0 && at + 1 < line.len());
    if let Some(colon) = colon {
        let range = entry.start + colon..entry.start + colon + 1;
        let fixed = format!("{}: {}", &line[..colon], &line[colon + 1..]);
        return say(range, "missing space after this colon", format!("write {}", quoted(&fixed)));
    }
    let message = format!("expected `:` after {}", quoted(line));
    say(entry, message, "write it as `key: value`, or indent it like the string that it continues")
}

pub(super) fn dash(place: &ErrorContext<'_>) -> Words {
    let entry = entry(place.text, line_start(place.text, place.at));
    if key_and_value(place.text, &entry).is_some_and(|(_, value)| value.start <= place.at) {
        let message = "a list cannot start on the line of its key";
        return say(
            here(place),
            message,
            "start it on its own line, or quote a string that begins with `- `",
        );
    }
    structure(place)
}

/// A line, or the rest of one, that does not continue anything above it.
pub(super) fn structure(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    let start = line_start(text, place.at);
    let content = indentation(text, start);
    let whole = entry(text, start);
    if text[content..].starts_with("- ") && whole.start >= place.at {
        let message = "unexpected list among the keys of a mapping";
        return say(content..content + 1, message, "give the list its own key, and indent it below that key");
    }
    if place.at > whole.start {
        if let Some(words) = beginning(place) {
            return words;
        }
        let rest = place.at..whole.end.max(place.at);
        return say(rest, "unexpected text, which does not continue the previous line", QUOTES);
    }
    if whole.is_empty() {
        return say(here(place), "the spec ends too early", "close the last value, or remove it");
    }
    let Some((key, _)) = key_and_value(text, &whole) else {
        return if layout::is_after_comment(text, start) {
            comment_in_text(whole)
        } else {
            no_colon(text, start)
        };
    };
    let name = &text[key.clone()];
    let Some(before) = layout::line_before(text, start) else {
        return say(here(place), "a key is not allowed here", QUOTES);
    };
    let above = indentation(text, before);
    let indent = content - start;
    if text[above..].starts_with("- ") && above - before == indent {
        let message = format!("{} is among the entries of a list", quoted(name));
        return say(key, message, "begin it with `- `, or indent it as far as the keys around the list");
    }
    if indent > above - before {
        return deeper(key, name);
    }
    let spaces = if indent == 1 { "1 space".to_owned() } else { format!("{indent} spaces") };
    let message = format!("{} is indented by {spaces}, which matches no enclosing key", quoted(name));
    say(key, message, "indent it like the other keys of its mapping")
}

pub(super) fn block_header(place: &ErrorContext<'_>) -> Words {
    let line = place.at..line_end(place.text, place.at);
    let range = line.start..line.start + place.text[line].trim_end().len();
    let sign = character(place);
    let message = format!("a string that begins with {} must be in quotes", quoted(sign));
    say(
        range,
        message,
        format!(
            "put the string in quotes; after the `{sign}` of a block, the string starts on the next line"
        ),
    )
}
