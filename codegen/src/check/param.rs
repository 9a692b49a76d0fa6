//! Does each param of a code have a valid name and type?

use crate::case;
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::check::type_name::{self, Syntax};
use crate::model::{Checked, CodeStyle, Param, ParamType};
use crate::quoted::{shown, verbatim};
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;
use crate::suggest::similar;

/// Types as other languages call them.
const FOREIGN: [(&str, &str); 17] = [
    ("text", "string"),
    ("char", "string"),
    ("uuid", "string"),
    ("boolean", "bool"),
    ("int", "i64"),
    ("integer", "i64"),
    ("long", "i64"),
    ("int32", "i32"),
    ("int64", "i64"),
    ("uint", "u64"),
    ("unsigned", "u64"),
    ("uint32", "u32"),
    ("uint64", "u64"),
    ("number", "f64"),
    ("float", "f64"),
    ("double", "f64"),
    ("decimal", "f64"),
];
const HELP: &str = "write `string`, `bool`, a number type of Rust such as `u32`, or the path of a type, as in `crate::OrderId`";

/// After this: each param has a name and a type.
pub(super) fn check(cx: &mut Context<'_, '_>, drafts: &mut [Draft]) {
    let raw = cx.raw;
    for (code, draft) in raw.codes.iter().zip(drafts) {
        let params: Vec<_> = code.params.iter().map(|(name, ty)| param(cx, name, ty)).collect();
        draft.params = params.into_iter().collect();
    }
}

fn param(cx: &mut Context<'_, '_>, name: &Text<'_>, ty: &Text<'_>) -> Option<Param> {
    let checked_name = self::name(cx, name);
    let checked_type = self::ty(cx, ty);
    Some(Param {
        name: checked_name?,
        ty: checked_type?,
        site: name.site,
        ty_site: ty.site,
        checked: Checked::new(),
    })
}

fn name(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<String> {
    let value = &*name.value;
    if case::is_snake_case(value) {
        return Some(value.to_owned());
    }
    let is_refused = |name: &str| cx.is_for_rust && rust_name::is_keyword(name);
    // Reported as a keyword.
    if is_refused(value) {
        return None;
    }
    let message = format!("param `{}` is not `snake_case`", shown(value));
    let better = case::restyle(value, CodeStyle::SnakeCase).filter(|name| !is_refused(name));
    let help = match better {
        Some(better) => format!("write `{}`, here and in the message", verbatim(&better)),
        None => "use a lower-case ASCII letter, followed by lower-case ASCII letters, digits and `_`".into(),
    };
    cx.push(Diagnostic::new(&rules::PARAM_NAME, name.site, message).help(help));
    None
}

fn ty(cx: &mut Context<'_, '_>, ty: &Text<'_>) -> Option<ParamType> {
    let known = of_name(&ty.value);
    if known.is_none() {
        unknown(cx, ty);
    }
    known
}

/// The type with that name, in any language.
pub(super) fn of_name(name: &str) -> Option<ParamType> {
    let name = name.trim();
    ParamType::built_in(name)
        .or_else(|| type_name::is_qualified(name, Syntax::Any).then(|| ParamType::Opaque(name.to_owned())))
}

/// Reports an unknown type.
pub(super) fn unknown(cx: &mut Context<'_, '_>, ty: &Text<'_>) {
    let value = ty.value.trim();
    let diagnostic =
        Diagnostic::new(&rules::PARAM_TYPE, ty.site, format!("`{}` is not a valid param type", shown(value)));
    let help = way_out(cx, value);
    cx.push(diagnostic.help(help));
}

fn way_out(cx: &mut Context<'_, '_>, wrong: &str) -> String {
    let lower = wrong.to_ascii_lowercase();
    if let Some((_, ours)) = FOREIGN.iter().find(|(foreign, _)| *foreign == lower) {
        return format!("write `{ours}`");
    }
    if wrong.trim_start_matches('&').trim_start_matches("'static").trim() == "str" {
        return "write `string`".into();
    }
    if let Some(name) = cx.nearest(wrong, ParamType::built_in_names()) {
        return similar("type", name);
    }
    if case::is_camel(wrong) {
        return format!("write the whole path, as in `crate::{}`", verbatim(wrong));
    }
    HELP.into()
}
