//! Can a field have its name?

use crate::case;
use crate::check::context::Context;
use crate::check::{envelope, text};
use crate::grammar;
use crate::model::CodeStyle;
use crate::quoted::{shown, verbatim};
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// After this: the name is `snake_case`, and neither a key of codes nor a placeholder of envelopes, today or later.
pub(super) fn check(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<String> {
    let value = &*name.value;
    if !text::is_seen(cx, name, format_args!("the name of field `{}`", shown(value))) {
        return None;
    }
    let taken = if grammar::CODE.key(value).is_some() {
        format!("field `{value}` has the name of a key of codes")
    } else if envelope::placeholders().any(|name| name == value) {
        format!("field `{value}` has the name of the placeholder `{{{value}}}`")
    } else if grammar::CODE.reserved.contains(&value) {
        format!("the name of field `{value}` is reserved for a later version")
    } else if case::is_snake_case(value) {
        return Some(value.to_owned());
    } else {
        not_snake_case(cx, name);
        return None;
    };
    let help = other_name(cx, value);
    cx.push(Diagnostic::new(&rules::INVALID_FIELD_NAME, name.site, taken).help(help));
    None
}

/// The help for a field that needs another name.
pub(in crate::check) fn other_name(cx: &mut Context<'_, '_>, name: &str) -> String {
    let names = [format!("api_{name}"), format!("{name}_value"), format!("the_{name}")];
    match free(cx, names) {
        Some(free) => format!("choose another name, here and in the codes, as in `{free}`"),
        None => "choose another name, here and in the codes".to_owned(),
    }
}

/// The first of some names that neither a field nor another help has.
fn free(cx: &mut Context<'_, '_>, names: impl IntoIterator<Item = String>) -> Option<String> {
    let raw = cx.raw;
    let is_free = |free: &String| !raw.fields.iter().any(|field| field.name.value == **free);
    cx.propose("field", names.into_iter().filter(is_free))
}

fn not_snake_case(cx: &mut Context<'_, '_>, name: &Text<'_>) {
    let message = format!("field `{}` is not `snake_case`", shown(&name.value));
    let diagnostic = Diagnostic::new(&rules::INVALID_FIELD_NAME, name.site, message);
    let better = free(cx, case::restyle(&name.value, CodeStyle::SnakeCase));
    cx.push(match better {
        Some(better) => diagnostic.help(format!("write `{}`, here and in the codes", verbatim(&better))),
        None => diagnostic
            .help("use a lower-case ASCII letter, followed by lower-case ASCII letters, digits and `_`"),
    });
}
