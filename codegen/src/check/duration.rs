//! Is a text a duration, such as `500ms` or `30s`?

use std::time::Duration;

use crate::check::context::Context;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// The longest wait that a spec may set.
const LONGEST: Duration = Duration::from_secs(1000 * 60 * 60);

/// The duration, or `None` for a text that is missing or was reported.
pub(super) fn check(cx: &mut Context<'_, '_>, text: Option<&Text<'_>>, key: &str) -> Option<Duration> {
    let text = text?;
    let value = shown(&text.value);
    let (problem, help) = match parse(&text.value) {
        Some(duration) if duration <= LONGEST => return Some(duration),
        Some(_) => ("is longer than 1000 hours", "write `1000h` at most"),
        None => (
            "is no duration",
            "write a whole number from 1 on with `ms`, `s`, `m` or `h`, as in `500ms` or `30s`",
        ),
    };
    let message = format!("`{key}` is `{value}`, which {problem}");
    cx.push(Diagnostic::new(&rules::BAD_DURATION, text.site, message).help(help));
    None
}

/// By [`DURATION_PATTERN`](crate::format::DURATION_PATTERN).
fn parse(text: &str) -> Option<Duration> {
    let unit = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = text.split_at(unit);
    if digits.is_empty() || digits.starts_with('0') || digits.len() > 9 {
        return None;
    }
    let number = digits.parse::<u64>().ok()?;
    match unit {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "m" => Some(Duration::from_secs(60 * number)),
        "h" => Some(Duration::from_secs(60 * 60 * number)),
        _ => None,
    }
}
