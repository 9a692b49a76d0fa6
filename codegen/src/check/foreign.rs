//! Does a message have placeholders of another template language, which are sent as they are?

use std::ops::Range;

use super::braces::{self, Part};
use crate::check::context::Context;
use crate::check::text;
use crate::quoted::shown;
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;

/// The letters of `printf` that messages have.
const CONVERSIONS: [char; 7] = ['s', 'd', 'i', 'u', 'f', 'v', '@'];

/// After this: no message has what looks like a placeholder of another language, unless it is allowed to.
pub(super) fn check(cx: &mut Context<'_, '_>) {
    let raw = cx.raw;
    for code in &raw.codes {
        let Some(message) = &code.message else { continue };
        // Most messages have none of these.
        if !message.value.contains(['$', '%']) && !message.value.contains("{{") {
            continue;
        }
        for found in placeholders(code, &message.value) {
            report(cx, code, message, &found);
        }
    }
}

/// A placeholder of another language: where it is, what is sent, and what to write instead.
struct ForeignPlaceholder {
    place: Range<usize>,
    problem: String,
    help: String,
}

fn report(cx: &mut Context<'_, '_>, code: &raw::Code<'_>, message: &Text<'_>, found: &ForeignPlaceholder) {
    let words = format!("in the message of code `{}`, {}", shown(&code.code.value), found.problem);
    let site = text::inside(message, found.place.clone());
    let diagnostic = Diagnostic::new(&rules::FOREIGN_PLACEHOLDER, site, words)
        .help(&*found.help)
        .help("if it is meant, allow the warning: `allow: { foreign-placeholder: … }`");
    cx.push_unless_allowed(code.code.site, &code.allow, diagnostic);
}

fn placeholders(code: &raw::Code<'_>, message: &str) -> Vec<ForeignPlaceholder> {
    let is_declared = |name: &str| code.params.iter().any(|param| param.name.value == name);
    let mut found = Vec::new();
    let mut before = "";
    for (place, part) in braces::parts(message, is_declared) {
        match part {
            Part::Param(name) => {
                if let Some(sign) = before.chars().next_back().filter(|sign| matches!(sign, '$' | '%')) {
                    let name = shown(name);
                    found.push(ForeignPlaceholder {
                        place: place.start - 1..place.end,
                        problem: format!("the `{sign}` before `{{{name}}}` is sent"),
                        help: format!("write `{{{name}}}`"),
                    });
                }
            }
            // A doubled brace is a part of its own.
            Part::Text("{") => found.extend(doubled(message, place.start, is_declared)),
            Part::Text(text) => found.extend(bare(text, place.start, is_declared)),
            Part::Wrong(_) => {}
        }
        before = &message[..place.end];
    }
    found
}

/// `{{name}}`, as in Mustache and Handlebars.
fn doubled(message: &str, at: usize, is_declared: impl Fn(&str) -> bool) -> Option<ForeignPlaceholder> {
    let inside = message[at..].strip_prefix("{{")?;
    let inside = &inside[..inside.find(['{', '}'])?];
    let end = at + 2 + inside.len();
    let name = inside.trim();
    if !message[end..].starts_with("}}") || !(is_declared(name) || braces::is_name(name)) {
        return None;
    }
    let shown = shown(name);
    let help = if is_declared(name) {
        format!("write `{{{shown}}}` for the param")
    } else {
        format!("for a param, write `{{{shown}}}` and declare it in `params`")
    };
    let problem = format!(
        "`{}` is sent as `{{{}}}`",
        crate::quoted::shown(&message[at..end + 2]),
        crate::quoted::shown(inside)
    );
    Some(ForeignPlaceholder { place: at..end + 2, problem, help })
}

/// `$name` of a param and `%s`, of which a text can have several.
fn bare(text: &str, start: usize, is_declared: impl Fn(&str) -> bool) -> Vec<ForeignPlaceholder> {
    let mut found = Vec::new();
    for (at, sign) in text.match_indices(['$', '%']) {
        let rest = &text[at + 1..];
        let length = match sign {
            "$" => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                Some(length).filter(|length| is_declared(&rest[..*length]))
            }
            _ => conversion(&text[..at], rest),
        };
        let Some(length) = length else { continue };
        let whole = shown(&text[at..=at + length]);
        found.push(ForeignPlaceholder {
            place: start + at..start + at + 1 + length,
            problem: format!("`{whole}` is sent as it is"),
            help: match sign {
                "$" => format!("write `{{{}}}` for the param", shown(&rest[..length])),
                _ => "write the name of a param in braces, as in `{name}`, and declare it in `params`"
                    .to_owned(),
            },
        });
    }
    found
}

/// The length of a conversion such as `s`, `1$s` or `(name)s` after a `%`. After a number, `%` is a percent sign.
fn conversion(before: &str, rest: &str) -> Option<usize> {
    if before.ends_with(|c: char| c.is_ascii_digit() || c == '%') {
        return None;
    }
    let named = rest.strip_prefix('(').and_then(|rest| Some(rest.find(')')? + 2));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (digits > 0 && rest[digits..].starts_with('$')).then_some(digits + 1);
    let flags = named.or(numbered).unwrap_or(0);
    let letter = rest[flags..].chars().next().filter(|c| CONVERSIONS.contains(c))?;
    let ends = !rest[flags + letter.len_utf8()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    ends.then_some(flags + letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::conversion;

    #[test]
    fn percentages_are_not_conversions() {
        for (before, rest, length) in [
            ("", "s", Some(1)),
            ("", "s is", Some(1)),
            ("a ", "1$s.", Some(3)),
            ("", "(name)s", Some(7)),
            ("5", "d", None),
            ("5 ", " discount", None),
            ("%", "s", None),
            ("", "discount", None),
            ("", "(name", None),
            ("", "", None),
        ] {
            assert_eq!(conversion(before, rest), length, "{before}%{rest}");
        }
    }
}
