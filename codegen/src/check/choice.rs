//! Is a string one of the few values of its key?

use crate::check::context::Context;
use crate::grammar::Choices;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// The value for a string, or `None` if it is missing or was reported.
pub(super) fn check<T: Copy>(
    cx: &mut Context<'_, '_>,
    text: Option<&Text<'_>>,
    choices: &Choices<T>,
) -> Option<T> {
    let text = text?;
    let value = choices.find(&text.value);
    if value.is_none() {
        unknown(cx, text, choices, None);
    }
    value
}

/// Reports a value that the key cannot have, with the help that is known or else with that for similar values.
pub(super) fn unknown<T>(
    cx: &mut Context<'_, '_>,
    text: &Text<'_>,
    choices: &Choices<T>,
    help: Option<String>,
) {
    let message = format!("unknown value `{}` for `{}`", shown(&text.value), choices.key);
    let help = help.or_else(|| cx.similar_or_list(&text.value, choices.names.iter().copied(), "valid value"));
    cx.push(Diagnostic::new(&rules::UNKNOWN_VALUE, text.site, message).help_opt(help));
}
