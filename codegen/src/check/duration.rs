//! Is a string a duration, such as `500ms` or `30s`?

use std::time::Duration;

use crate::check::context::Context;
use crate::grammar::duration;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// The duration, or `None` if the string is missing or was reported.
pub(super) fn check(cx: &mut Context<'_, '_>, text: Option<&Text<'_>>, key: &str) -> Option<Duration> {
    let text = text?;
    let value = shown(&text.value);
    let (problem, help) = match duration::parse(&text.value) {
        Some(wait) if wait <= duration::LONGEST => return Some(wait),
        Some(_) => ("is longer than 1000 hours", "write at most `1000h`"),
        None => (
            "is not a valid duration",
            "write a positive integer followed by `ms`, `s`, `m` or `h`, as in `500ms` or `30s`",
        ),
    };
    let message = format!("`{key}` is `{value}`, which {problem}");
    cx.push(Diagnostic::new(&rules::INVALID_DURATION, text.site, message).help(help));
    None
}
