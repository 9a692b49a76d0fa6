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
        let message = format!("unknown value `{}` for `{}`", shown(&text.value), choices.key);
        let help = cx.similar_or_list(&text.value, choices.names.iter().copied(), "valid value");
        cx.push(Diagnostic::new(&rules::UNKNOWN_VALUE, text.site, message).help_opt(help));
    }
    value
}
