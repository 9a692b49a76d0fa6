//! How are the params of a message filled in?

use core::fmt;

use crate::Value;

/// Visits the details of an error, like `ApiErrorSpec::visit_details`.
type Details<'d> = &'d dyn Fn(&mut dyn FnMut(&'static str, Value<'_>));

/// Writes the message with its params filled in from the details; `{{` and `}}` are braces.
///
/// The details are visited once for each param, so that nothing has to be stored.
/// A param without a detail stays as it is; a message that was checked has none.
pub fn fill(template: &str, f: &mut fmt::Formatter<'_>, details: Details<'_>) -> fmt::Result {
    let mut rest = template;
    while let Some(at) = brace(rest) {
        let (text, braces) = rest.split_at(at);
        f.write_str(text)?;
        let length = match hole(braces) {
            _ if braces.starts_with("{{") || braces.starts_with("}}") => {
                f.write_str(&braces[..1])?;
                2
            }
            Some(name) => {
                fill_hole(name, f, details)?;
                name.len() + 2
            }
            None => {
                f.write_str(&braces[..1])?;
                1
            }
        };
        rest = &braces[length..];
    }
    f.write_str(rest)
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

fn fill_hole(name: &str, f: &mut fmt::Formatter<'_>, details: Details<'_>) -> fmt::Result {
    let mut filled = None;
    details(&mut |detail, value| {
        if detail == name && filled.is_none() {
            filled = Some(match value {
                Value::Str(value) => f.write_str(value),
                // Not `value.fmt(f)`: the `#` and the width of the message do not apply to a param.
                value => write!(f, "{value}"),
            });
        }
    });
    filled.unwrap_or_else(|| write!(f, "{{{name}}}"))
}
