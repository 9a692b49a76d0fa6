//! Is a text one of the few that a key can hold?

use crate::check::context::Context;
use crate::grammar::Choices;
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// The value that belongs to a text, or `None` for a text that is missing or was reported.
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
