//! What must come before a line, so that it is in the containers of the marker above it?

/// The prefix of the lines below a marker with `before` on its line. Returns `None` if that is not only containers.
///
/// Quotes go on, and a list marker becomes as many spaces.
pub(super) fn continuation(before: &str) -> Option<String> {
    if before.chars().all(|c| matches!(c, ' ' | '\t')) {
        return Some(before.to_owned());
    }
    let mut prefix = String::with_capacity(before.len() + 1);
    let mut column = 0;
    let mut rest = before;
    while let Some(first) = rest.chars().next() {
        let (length, width) = match first {
            '>' | ' ' => (1, 1),
            '\t' => (1, 4 - column % 4),
            _ => {
                let length = list_marker(rest)?;
                (length, length)
            }
        };
        rest = &rest[length..];
        column += width;
        if first == '>' {
            // The space after it belongs to the quote. Without one, the first space of a line would.
            let space = rest.starts_with([' ', '\t']);
            prefix.push_str("> ");
            let width = if rest.starts_with('\t') { 4 - column % 4 } else { 1 };
            if space {
                rest = &rest[1..];
                column += width;
                prefix.extend(std::iter::repeat_n(' ', width - 1));
            }
        } else {
            prefix.extend(std::iter::repeat_n(' ', width));
        }
    }
    Some(prefix)
}

/// The length of the list marker that a text starts with.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let ends: &[char] = if digits == 0 { &['-', '+', '*'] } else { &['.', ')'] };
    let rest = text[digits..].strip_prefix(ends)?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(digits + 1)
}

/// Whether it is only the containers of a block that began on an earlier line, with at most that many quotes.
pub(super) fn continues(before: &str, quotes: usize) -> bool {
    before.chars().all(|c| matches!(c, ' ' | '\t' | '>')) && before.matches('>').count() <= quotes
}

#[cfg(test)]
mod tests {
    use super::continuation;

    #[test]
    fn containers_go_on_below() {
        for (before, prefix) in [
            ("", ""),
            ("  \t", "  \t"),
            (">", "> "),
            ("> > ", "> > "),
            ("- ", "  "),
            ("1.  10) ", "        "),
            ("* > -\t", "  >     "),
            (">- ", ">   "),
            (">\t", ">   "),
            (">-\t", ">    "),
        ] {
            assert_eq!(continuation(before).as_deref(), Some(prefix), "{before:?}");
        }
        for text in ["a", "-a", "1", "1 ", "- a", "\u{a0}", "**", "[^1]: "] {
            assert_eq!(continuation(text), None, "{text:?}");
        }
    }
}
