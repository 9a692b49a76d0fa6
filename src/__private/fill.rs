//! How are the params of a message filled in?

use core::fmt;

use crate::Value;

/// Visits the params of a message, like `ApiErrorSpec::visit_details`.
type Params<'d> = &'d dyn Fn(&mut dyn FnMut(&'static str, Value<'_>));

/// Writes the message with its params filled in; `{{` and `}}` are braces.
///
/// The params are visited once for each name in braces, so that nothing has to be stored.
/// A name without a param stays as it is; a message that was checked has none.
pub fn fill(template: &str, f: &mut fmt::Formatter<'_>, params: Params<'_>) -> fmt::Result {
    pieces(template).try_for_each(|piece| match piece {
        TemplatePiece::Text(text) => f.write_str(text),
        TemplatePiece::Name(name) => fill_hole(name, f, params),
    })
}

/// Whether every param that the message mentions has a value.
pub(super) fn has_all(template: &str, params: Params<'_>) -> bool {
    pieces(template).all(|piece| match piece {
        TemplatePiece::Text(_) => true,
        TemplatePiece::Name(name) => {
            let mut found = false;
            params(&mut |param, _| found |= param == name);
            found
        }
    })
}

enum TemplatePiece<'t> {
    Text(&'t str),
    Name(&'t str),
}

fn pieces(template: &str) -> impl Iterator<Item = TemplatePiece<'_>> {
    let mut rest = template;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (length, piece) = match brace(rest).unwrap_or(rest.len()) {
            0 if rest.starts_with("{{") || rest.starts_with("}}") => (2, TemplatePiece::Text(&rest[..1])),
            0 => match hole(rest) {
                Some(name) => (name.len() + 2, TemplatePiece::Name(name)),
                None => (1, TemplatePiece::Text(&rest[..1])),
            },
            at => (at, TemplatePiece::Text(&rest[..at])),
        };
        rest = &rest[length..];
        Some(piece)
    })
}

/// The position of the next brace.
fn brace(text: &str) -> Option<usize> {
    text.bytes().position(|byte| matches!(byte, b'{' | b'}'))
}

/// The name between the braces that open here.
fn hole(braces: &str) -> Option<&str> {
    let inside = braces.strip_prefix('{')?;
    let end = brace(inside)?;
    inside[end..].starts_with('}').then(|| &inside[..end])
}

fn fill_hole(name: &str, f: &mut fmt::Formatter<'_>, params: Params<'_>) -> fmt::Result {
    let mut filled = None;
    params(&mut |param, value| {
        if param == name && filled.is_none() {
            filled = Some(match value {
                Value::Str(value) => f.write_str(value),
                // Not `value.fmt(f)`: the `#` and the width of the message do not apply to a param.
                value => write!(f, "{value}"),
            });
        }
    });
    filled.unwrap_or_else(|| write!(f, "{{{name}}}"))
}
