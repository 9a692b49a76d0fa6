//! Which type does a field have?

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::text;
use crate::grammar::{self, FIELD_TYPES, FieldKey};
use crate::model::FieldType;
use crate::quoted::{quoted, shown};
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::{Site, Sited};

/// Types as other formats call them.
const FOREIGN: [(&str, &str); 14] = [
    ("str", "string"),
    ("text", "string"),
    ("int", "integer"),
    ("number", "integer"),
    ("long", "integer"),
    ("i32", "integer"),
    ("i64", "integer"),
    ("u16", "integer"),
    ("u32", "integer"),
    ("u64", "integer"),
    ("boolean", "bool"),
    ("flag", "bool"),
    ("list", "one_of"),
    ("enum", "one_of"),
];

/// After this: the field has a type that is known, or a list of different values, and not both.
pub(super) fn ty(cx: &mut Context<'_, '_>, field: &raw::Field<'_>) -> Option<FieldType> {
    if field.misread.has(FieldKey::Type) || field.misread.has(FieldKey::OneOf) {
        return None;
    }
    let name = shown(&field.name.value);
    match (&field.ty, &field.one_of) {
        (Some(ty), None) => named(cx, &name, ty),
        (None, Some(values)) => one_of(cx, &name, values),
        (Some(ty), Some(_)) => {
            let message = format!("field `{name}` has both a type and a list of values");
            let help = "remove `type`; the values are strings";
            cx.push(Diagnostic::new(&rules::INVALID_FIELD, ty.site, message).help(help));
            None
        }
        (None, None) => {
            let message = format!("field `{name}` has neither a type nor a list of values");
            let help = "add `type: string`, `type: integer` or `type: bool`, or list the values, as in `one_of: [auth, system]`";
            cx.push(Diagnostic::new(&rules::INVALID_FIELD, field.name.site, message).help(help));
            None
        }
    }
}

fn named(cx: &mut Context<'_, '_>, name: &str, ty: &Text<'_>) -> Option<FieldType> {
    if let Some(known) = FIELD_TYPES.find(&ty.value) {
        return Some(match known {
            grammar::FieldType::String => FieldType::String,
            grammar::FieldType::Integer => FieldType::Integer,
            grammar::FieldType::Bool => FieldType::Bool,
        });
    }
    let message = format!("unknown type `{}` of field `{name}`", shown(&ty.value));
    let lower = ty.value.to_ascii_lowercase();
    let help = match FOREIGN.iter().find(|(foreign, _)| *foreign == lower) {
        Some((_, "one_of")) => Some("list the values, as in `[auth, system]`".to_owned()),
        Some((_, ours)) => Some(format!("write `{ours}`")),
        None => cx.similar_or_list(&ty.value, FIELD_TYPES.names.iter().copied(), "type"),
    };
    cx.push(Diagnostic::new(&rules::INVALID_FIELD, ty.site, message).help_opt(help));
    None
}

fn one_of(cx: &mut Context<'_, '_>, name: &str, values: &Sited<Vec<Text<'_>>>) -> Option<FieldType> {
    if values.value.is_empty() {
        let message = format!("the list of values of field `{name}` is empty");
        cx.push(
            Diagnostic::new(&rules::INVALID_FIELD, values.site, message)
                .help("list the values, as in `[auth, system]`, or write a type"),
        );
        return None;
    }
    let errors = cx.errors();
    let mut first = HashMap::<&str, Site>::new();
    for value in &values.value {
        let owner = format_args!("a value of field `{name}`");
        if !text(cx, owner, value) || !text::is_seen(cx, value, owner) {
            continue;
        }
        if let Some(&earlier) = first.get(&*value.value) {
            let message = format!("value {} of field `{name}` is listed twice", quoted(&value.value));
            cx.push(
                Diagnostic::new(&rules::DUPLICATE_FIELD_VALUE, value.site, message)
                    .related(earlier, "first listed here")
                    .help("remove one of them"),
            );
            continue;
        }
        first.insert(&value.value, value.site);
    }
    let all = || values.value.iter().map(|value| value.value.clone().into_owned()).collect();
    (cx.errors() == errors).then(|| FieldType::OneOf(all()))
}

/// Whether a string can be shown; otherwise it is reported.
pub(super) fn text(cx: &mut Context<'_, '_>, owner: std::fmt::Arguments<'_>, value: &Text<'_>) -> bool {
    if value.value.trim().is_empty() {
        let message = format!("{owner} is empty");
        cx.push(
            Diagnostic::new(&rules::EMPTY_STRING, value.site, message)
                .help("write a value, or remove it where the field is optional"),
        );
        return false;
    }
    if let Some((at, control)) = text::unfit(&value.value) {
        let message = format!("{owner} contains the control character U+{:04X}", u32::from(control));
        let site = text::inside(value, at..at + control.len_utf8());
        cx.push(Diagnostic::new(&rules::CONTROL_CHARACTER, site, message).help("remove it"));
        return false;
    }
    true
}

/// Only a string or an integer can identify a code.
pub(super) fn unique(cx: &mut Context<'_, '_>, field: &raw::Field<'_>, ty: &FieldType) -> Option<()> {
    let what = match ty {
        FieldType::String | FieldType::Integer => return Some(()),
        FieldType::Bool => "of type `bool`",
        FieldType::OneOf(_) => "with a list of values",
    };
    let site = field.unique.as_ref().map_or(field.name.site, |unique| unique.site);
    let message = format!("field `{}` {what} cannot be unique", shown(&field.name.value));
    cx.push(
        Diagnostic::new(&rules::INVALID_FIELD, site, message)
            .help("remove `unique`, or write `type: string` or `type: integer`"),
    );
    None
}
