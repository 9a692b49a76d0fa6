//! Which type does a param have?

use crate::case;
use crate::check::context::Context;
use crate::check::type_name::{self, Syntax};
use crate::grammar::ParamKey;
use crate::model::ParamType;
use crate::quoted::{shown, verbatim};
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::suggest::similar;

/// Types as other languages call them.
const FOREIGN: [(&str, &str); 31] = [
    ("text", "string"),
    ("str", "string"),
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
    ("any", "json"),
    ("object", "json"),
    ("map", "json"),
    ("dict", "json"),
    ("mapping", "json"),
    ("struct", "json"),
    ("value", "json"),
    ("null", "json"),
    ("list", "[string]"),
    ("array", "[string]"),
    ("vec", "[string]"),
    ("set", "[string]"),
    ("strings", "[string]"),
];
/// Generic types of other languages: what they are called, and whether they are a list.
const GENERIC: [(&str, bool); 11] = [
    ("Option", false),
    ("Optional", false),
    ("Maybe", false),
    ("Nullable", false),
    ("Vec", true),
    ("List", true),
    ("list", true),
    ("Array", true),
    ("array", true),
    ("Set", true),
    ("HashSet", true),
];
/// How many parts of a foreign type are translated.
const PARTS: usize = 8;
const HELP: &str = "write `string`, `bool`, `json`, a number type of Rust such as `u32`, the path of a type, as in `crate::OrderId`, or a list of one of these, as in `[string]`";

/// The type of a param, and whether the param is optional.
pub(super) fn check(cx: &mut Context<'_, '_>, param: &raw::Param<'_>) -> Option<(ParamType, bool)> {
    let raw = param.ty.as_ref()?;
    let Some((ty, has_mark)) = of_text(&raw.text()) else {
        unknown(cx, raw);
        return None;
    };
    let Some(optional) = &param.optional else {
        return (!param.misread.has(ParamKey::Optional)).then_some((ty, has_mark));
    };
    if has_mark && !optional.value {
        let message = format!("type `{}` is optional, but `optional` is `false`", shown(raw.text().trim()));
        cx.push(
            Diagnostic::new(&rules::PARAM_TYPE, optional.site, message)
                .related(raw.site(), "the type")
                .help(format!("remove `optional`, or write `type: {}`", verbatim(&ty.name()))),
        );
        return None;
    }
    Some((ty, optional.value))
}

/// The type with that name, in any language, and whether it has a `?`.
pub(in crate::check) fn of_text(text: &str) -> Option<(ParamType, bool)> {
    let text = text.trim();
    let (text, is_optional) = match text.strip_suffix('?') {
        Some(text) => (text.trim_end(), true),
        None => (text, false),
    };
    let element = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let ty = match element {
        Some(element) => ParamType::List(Box::new(of_name(element.trim())?)),
        None => of_name(text)?,
    };
    Some((ty, is_optional))
}

fn of_name(name: &str) -> Option<ParamType> {
    let is_qualified = type_name::is_qualified(name, Syntax::Any) && generic(name).is_none();
    ParamType::built_in(name).or_else(|| is_qualified.then(|| ParamType::Opaque(name.to_owned())))
}

/// Reports an unknown type.
pub(in crate::check) fn unknown(cx: &mut Context<'_, '_>, ty: &raw::ParamType<'_>) {
    let text = ty.text();
    let value = text.trim();
    let diagnostic = Diagnostic::new(
        &rules::PARAM_TYPE,
        ty.site(),
        format!("`{}` is not a valid param type", shown(value)),
    );
    let help = way_out(cx, value);
    cx.push(diagnostic.help(help));
}

fn way_out(cx: &mut Context<'_, '_>, wrong: &str) -> String {
    // A type that only Rust does not have is right as it is for others.
    if let Some(ours) = translated(wrong, PARTS)
        && ours != wrong
        && of_text(&ours).is_some()
    {
        // A `[` begins a list in YAML, which nothing can follow.
        let quotes = if ours.starts_with('[') && ours.ends_with('?') { "\"" } else { "" };
        return format!("write `{quotes}{}{quotes}`", verbatim(&ours));
    }
    let inside = wrong.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::trim);
    match inside {
        Some("") => return "write the type of the elements, as in `[string]`".to_owned(),
        Some(inside) if inside.contains('[') => {
            return "a list cannot contain lists; write `json` for any other JSON".to_owned();
        }
        Some(inside) if inside.contains(',') => {
            return "a list has one type of elements, as in `[string]`; write `json` for any other JSON"
                .to_owned();
        }
        Some(inside) if inside.ends_with('?') => {
            return format!(
                "the elements of a list cannot be absent; write `\"[{}]?\"` if the whole list can be, or `json`",
                verbatim(inside.trim_end_matches('?'))
            );
        }
        Some(_) | None => {}
    }
    let bare = wrong.trim_matches(['[', ']', '?']);
    if let Some(name) = cx.nearest(bare, ParamType::built_in_names()) {
        return similar("type", name);
    }
    if case::is_camel(bare) {
        return format!(
            "write the whole path, as in `{}`",
            verbatim(&wrong.replace(bare, &format!("crate::{bare}")))
        );
    }
    HELP.into()
}

/// The type as we write it, if another language writes it like this.
fn translated(foreign: &str, parts: usize) -> Option<String> {
    let foreign = foreign.trim();
    if parts == 0 {
        return None;
    }
    let inner = |inner: &str| translated(inner, parts - 1);
    let optional = |ty: String| if ty.ends_with('?') { ty } else { ty + "?" };
    if let Some(rest) = foreign.strip_prefix('?') {
        return inner(rest).map(optional);
    }
    if let Some(rest) = foreign.strip_suffix('?') {
        return inner(rest).map(optional);
    }
    if let Some(rest) = foreign.strip_suffix("[]") {
        return inner(rest).map(|ty| format!("[{ty}]"));
    }
    if let Some((is_list, argument)) = generic(foreign) {
        let argument = inner(argument)?;
        return Some(if is_list { format!("[{argument}]") } else { optional(argument) });
    }
    if let Some(element) = foreign.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inner(element).map(|ty| format!("[{ty}]"));
    }
    let bare = foreign.trim_start_matches('&').trim_start_matches("'static").trim();
    let lower = bare.to_ascii_lowercase();
    if let Some((_, ours)) = FOREIGN.iter().find(|(foreign, _)| *foreign == lower) {
        return Some((*ours).to_owned());
    }
    of_name(bare).map(|ty| ty.name().into_owned())
}

/// Whether a generic type of another language is a list or optional, and its argument.
fn generic(text: &str) -> Option<(bool, &str)> {
    let (name, rest) = text.split_once(['<', '['])?;
    let argument = rest.strip_suffix(['>', ']'])?;
    let name = name.rsplit([':', '.']).next().unwrap_or(name);
    let (_, is_list) = GENERIC.iter().find(|(known, _)| *known == name.trim())?;
    Some((*is_list, argument))
}
