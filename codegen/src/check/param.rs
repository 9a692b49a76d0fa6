//! What are the params of a code: Rust names, each with a type?

use crate::case;
use crate::check::context::Context;
use crate::model::{Param, ParamType};
use crate::quoted::shown;
use crate::raw::Text;
use crate::report::Diagnostic;
use crate::rules;

/// How other languages call them.
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
/// How deep generics may nest.
const DEEPEST: usize = 8;
const HELP: &str = "write `string`, `bool`, a number type of Rust such as `u32`, or the path of a type, as in `crate::OrderId`";

/// After this: each param has a Rust name and a type.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Vec<Option<Vec<Param>>> {
    let raw = cx.raw;
    let mut params = Vec::with_capacity(raw.codes.len());
    for code in &raw.codes {
        let of_code: Vec<_> = code.params.iter().map(|(name, ty)| param(cx, name, ty)).collect();
        params.push(of_code.into_iter().collect());
    }
    params
}

fn param(cx: &mut Context<'_, '_>, name: &Text<'_>, ty: &Text<'_>) -> Option<Param> {
    let checked_name = self::name(cx, name);
    let checked_type = self::ty(cx, ty);
    Some(Param { name: checked_name?, ty: checked_type?, site: name.site, ty_site: ty.site })
}

fn name(cx: &mut Context<'_, '_>, name: &Text<'_>) -> Option<String> {
    let value = &*name.value;
    if case::is_keyword(value) {
        let message = format!("param `{value}` is a keyword of Rust");
        cx.push(
            Diagnostic::new(&rules::PARAM_NAME, name.site, message)
                .help("choose another name, here and in the message"),
        );
        return None;
    }
    if case::is_snake_case(value) {
        return Some(value.to_owned());
    }
    let message = format!("param `{}` is not `snake_case`", shown(value));
    let better =
        case::restyle(value, crate::model::CodeStyle::SnakeCase).filter(|name| !case::is_keyword(name));
    let help = match better {
        Some(better) => format!("write `{}`, here and in the message", shown(&better)),
        None => "start with a small letter, go on with small ASCII letters, digits and `_`".into(),
    };
    cx.push(Diagnostic::new(&rules::PARAM_NAME, name.site, message).help(help));
    None
}

fn ty(cx: &mut Context<'_, '_>, ty: &Text<'_>) -> Option<ParamType> {
    let value = ty.value.trim();
    if let Some(built_in) = ParamType::built_in(value) {
        return Some(built_in);
    }
    if is_path(value) && value.contains("::") {
        return Some(ParamType::Opaque(value.to_owned()));
    }
    let diagnostic =
        Diagnostic::new(&rules::PARAM_TYPE, ty.site, format!("`{}` is no type of a param", shown(value)));
    let help = way_out(cx, value);
    cx.push(diagnostic.help(help));
    None
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
        return format!("did you mean `{name}`?");
    }
    if case::is_camel(wrong) {
        return format!("write the whole path, as in `crate::{}`", shown(wrong));
    }
    HELP.into()
}

/// The path of a type: identifiers, each perhaps with generics. By hand, as `syn` recurses as deep as the text does.
fn is_path(text: &str) -> bool {
    let mut rest = text;
    path(&mut rest, 0) && rest.is_empty()
}

fn path(rest: &mut &str, depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let global = eat(rest, "::");
    let mut first = true;
    loop {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let (segment, behind) = rest.split_at(end);
        let may_lead = first && !global && matches!(segment, "crate" | "self" | "super");
        let is_name = !segment.is_empty()
            && segment != "_"
            && !segment.starts_with(|c: char| c.is_ascii_digit())
            && !case::is_keyword(segment);
        if !is_name && !may_lead {
            return false;
        }
        *rest = behind;
        if eat(rest, "<") && !generics(rest, depth) {
            return false;
        }
        if !eat(rest, "::") {
            return true;
        }
        first = first && segment == "super";
    }
}

fn generics(rest: &mut &str, depth: usize) -> bool {
    loop {
        *rest = rest.trim_start_matches(' ');
        if !path(rest, depth + 1) {
            return false;
        }
        *rest = rest.trim_start_matches(' ');
        if eat(rest, ">") {
            return true;
        }
        if !eat(rest, ",") {
            return false;
        }
    }
}

fn eat(rest: &mut &str, token: &str) -> bool {
    match rest.strip_prefix(token) {
        Some(behind) => {
            *rest = behind;
            true
        }
        None => false,
    }
}
