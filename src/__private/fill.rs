//! How does a message get its params?

use core::fmt;

use crate::Value;

/// Hands over the details of an error, as `ApiErrorSpec::visit_details` does.
type Details<'d> = &'d dyn Fn(&mut dyn FnMut(&'static str, Value<'_>));

/// Writes the message with its params filled in from the details; `{{` and `}}` are braces.
///
/// The details are asked once for each param, so that nothing has to be kept.
/// What no detail fills stays as it stands; a message that was checked has no such thing.
pub fn fill(template: &str, f: &mut fmt::Formatter<'_>, details: Details<'_>) -> fmt::Result {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
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

/// What stands between the braces that open here.
fn hole(braces: &str) -> Option<&str> {
    let inside = braces.strip_prefix('{')?;
    let end = inside.find(['{', '}'])?;
    inside[end..].starts_with('}').then(|| &inside[..end])
}

fn fill_hole(name: &str, f: &mut fmt::Formatter<'_>, details: Details<'_>) -> fmt::Result {
    let mut filled = None;
    details(&mut |detail, value| {
        if detail == name && filled.is_none() {
            // Not `value.fmt(f)`: the `#` and the width of the whole are none of a param's.
            filled = Some(write!(f, "{value}"));
        }
    });
    filled.unwrap_or_else(|| write!(f, "{{{name}}}"))
}
