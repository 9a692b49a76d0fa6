//! Is a text one of the few that a key can hold?

use crate::check::context::Context;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// The value that belongs to a text, or `None` for a text that is missing or was reported.
pub(super) fn check<T: Copy, const N: usize>(
    cx: &mut Context<'_, '_>,
    text: Option<&Text<'_>>,
    key: &str,
    choices: [(&str, T); N],
) -> Option<T> {
    let text = text?;
    if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text.value) {
        return Some(*value);
    }
    let mut diagnostic = Diagnostic::new(
        &rules::UNKNOWN_VALUE,
        text.site,
        format!("`{key}` cannot be `{}`", shown(&text.value)),
    );
    let names = choices.iter().map(|(name, _)| *name);
    if let Some(help) = cx.did_you_mean(&text.value, names, "choice") {
        diagnostic = diagnostic.help(help);
    }
    cx.push(diagnostic);
    None
}
