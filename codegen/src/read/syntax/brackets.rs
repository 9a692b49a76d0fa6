//! Syntax errors of brackets: unclosed ones, stray ones, and errors between them.

use super::{ErrorContext, Words, beginning, character, here, lines, say};
use crate::quoted::quoted;
use crate::read::layout::{entry, key_and_value, line_start};

pub(super) fn unclosed(open: char, at: usize) -> Words {
    let help = format!("close it with `{}`, or quote a string that begins with `{open}`", partner(open));
    say(at..at + 1, format!("this `{open}` is not closed"), help)
}

pub(super) fn stray_close(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    match key_and_value(text, &entry(text, line_start(text, place.at))) {
        Some((_, value)) if value.start == place.at => beginning(place),
        _ => None,
    }
    .unwrap_or_else(|| {
        let message = format!("this {} closes nothing", quoted(character(place)));
        say(here(place), message, "remove it, or put the string that it belongs to in quotes")
    })
}

pub(super) fn in_brackets(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    let Some(open) = place.open else {
        return beginning(place).unwrap_or_else(|| lines::structure(place));
    };
    let bracket = if text[open..].starts_with('[') { '[' } else { '{' };
    let same_line = line_start(text, open) == line_start(text, place.at);
    if !same_line || place.at >= text.trim_end().len() {
        return unclosed(bracket, open);
    }
    let message = format!("`,` or `{}` is missing here", partner(bracket));
    let help = format!(
        "quote each string that contains `: `, `,` or brackets, or the whole value if it begins with `{bracket}`"
    );
    say(here(place), message, help)
}

pub(super) fn partner(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
