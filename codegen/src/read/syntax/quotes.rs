//! Syntax errors in and around quoted strings.

use super::{ErrorContext, Words, foreign, here, say};
use crate::quoted::quoted;
use crate::read::layout::{self, line_end};

pub(super) fn quote(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    let Some(open) = layout::open_quote(text, place.last, place.at) else {
        return say(here(place), "a quoted string is not closed here", "close it with a quote");
    };
    let quote = &text[open..=open];
    if let Some(words) = foreign::closing(text, open) {
        return words;
    }
    let range = open..open + 1;
    if text[open + 1..].contains(quote) {
        let message = format!("the string that this `{quote}` opens is not closed before the next key");
        let help =
            format!("close it with `{quote}`; if it goes on, indent its other lines deeper than its key");
        return say(range, message, help);
    }
    say(range, format!("this `{quote}` is not closed"), format!("close the string with `{quote}`"))
}

pub(super) fn after_quote(place: &ErrorContext<'_>) -> Words {
    let rest = place.at..line_end(place.text, place.at);
    let range = rest.start..rest.start + place.text[rest.clone()].trim_end().len();
    let double = place.text[..place.at].trim_end().ends_with('"');
    let help = if double {
        "write `\\\"` for a quote within double quotes"
    } else {
        "write `''` for an apostrophe within single quotes, or use double quotes"
    };
    say(range, "unexpected text after the closing quote", help)
}

/// The first invalid escape after the opening quote.
pub(super) fn escape(place: &ErrorContext<'_>) -> Words {
    let text = place.text;
    let mut at = place.at;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        let Some(kind) = text[start + 1..].chars().next() else { break };
        let end = start + 1 + kind.len_utf8();
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\r\n".contains(kind) => {
                at = end;
                continue;
            }
            _ => {
                let message =
                    format!("{} is not a valid escape in a double-quoted string", quoted(&text[start..end]));
                return say(
                    start..end,
                    message,
                    "write `\\\\` for a backslash, or put the string in single quotes",
                );
            }
        };
        let written = text[end..].chars().take(digits).take_while(char::is_ascii_hexdigit).count();
        let range = start..end + written;
        if written < digits {
            let message = format!("`\\{kind}` needs {digits} hexadecimal digits");
            return say(range, message, "write `\\\\` for a backslash, or put the string in single quotes");
        }
        if let Some(pair) = surrogate_pair(&text[start..]) {
            at = start + pair;
            continue;
        }
        let number = u32::from_str_radix(&text[end..end + written], 16).unwrap_or(u32::MAX);
        if char::from_u32(number).is_none() {
            let message = format!("{} is not a Unicode character", quoted(&text[range.clone()]));
            return say(range, message, "write the character itself");
        }
        at = range.end;
    }
    say(here(place), "invalid escape in a double-quoted string", "put the string in single quotes")
}

/// The length of a surrogate pair such as `\uD83D\uDE00`, as JSON writes characters beyond U+FFFF.
pub(super) fn surrogate_pair(text: &str) -> Option<usize> {
    let half = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let pair = [half(0)?, half(6)?];
    char::decode_utf16(pair).next()?.ok().filter(|character| character.len_utf16() == 2).map(|_| 12)
}
