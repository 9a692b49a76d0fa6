//! Is the value that a code has for a field a value of its type?

use super::declaration;
use crate::check::context::Context;
use crate::check::text;
use crate::model::{Field, FieldType, FieldValue};
use crate::quoted::shown;
use crate::raw::{self, Sample, SampleValue, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Sited;

/// The value, or `None` if it was reported.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    field: &Field,
    code: &raw::Code<'_>,
    name: &Text<'_>,
    found: &Sample<'_>,
) -> Option<Sited<FieldValue>> {
    if !found.is_whole() {
        return None;
    }
    let value = match (&field.ty, &found.value) {
        (FieldType::OneOf(values), SampleValue::String(text)) => choice(cx, field, values, text)?,
        (FieldType::String, SampleValue::String(text)) => {
            let owner = format_args!("`{}` of code `{}`", field.name, shown(&code.code.value));
            let is_fit = declaration::text(cx, owner, text);
            // Its value identifies a code.
            let is_fit = is_fit && (!field.is_unique || text::is_seen(cx, text, owner));
            is_fit.then(|| FieldValue::String(text.value.to_string()))?
        }
        (FieldType::Integer, SampleValue::Number(number)) if is_whole(number) => {
            FieldValue::Integer(integer(cx, field, code, number, found)?)
        }
        (FieldType::Bool, SampleValue::Bool(value)) => FieldValue::Bool(*value),
        _ => {
            wrong_type(cx, field, code, name, found);
            return None;
        }
    };
    Some(Sited::new(value, found.site))
}

fn choice(cx: &mut Context<'_, '_>, field: &Field, values: &[String], text: &Text<'_>) -> Option<FieldValue> {
    if let Some(index) = values.iter().position(|value| *value == *text.value) {
        return Some(FieldValue::Choice(index));
    }
    let message = format!("unknown value `{}` for field `{}`", shown(&text.value), field.name);
    let help = cx.similar_or_list(&text.value, values.iter().map(String::as_str), "valid value");
    cx.push(
        Diagnostic::new(&rules::INVALID_FIELD_VALUE, text.site, message)
            .related(field.site, "its values are listed here")
            .help_opt(help),
    );
    None
}

/// Whether a number in JSON is an integer that is written in one way only.
fn is_whole(number: &str) -> bool {
    number != "-0" && number.strip_prefix('-').unwrap_or(number).bytes().all(|byte| byte.is_ascii_digit())
}

fn integer(
    cx: &mut Context<'_, '_>,
    field: &Field,
    code: &raw::Code<'_>,
    number: &str,
    found: &Sample<'_>,
) -> Option<i64> {
    let value = number.parse().ok();
    if value.is_none() {
        let [name, code] = [&*field.name, &shown(&code.code.value)];
        let message = format!("`{name}` of code `{code}` does not fit into a signed 64-bit integer");
        cx.push(Diagnostic::new(&rules::INVALID_FIELD_VALUE, found.site, message).help(format!(
            "write a number from {} to {}",
            i64::MIN,
            i64::MAX
        )));
    }
    value
}

fn wrong_type(
    cx: &mut Context<'_, '_>,
    field: &Field,
    code: &raw::Code<'_>,
    name: &Text<'_>,
    found: &Sample<'_>,
) {
    let expected = match &field.ty {
        FieldType::OneOf(_) | FieldType::String => "a string",
        FieldType::Integer => "an integer",
        FieldType::Bool => "`true` or `false`",
    };
    let is_expected = |text: &Text<'_>| match field.ty {
        FieldType::Integer => is_whole(&text.value) && !text.value.is_empty(),
        FieldType::Bool => matches!(&*text.value, "true" | "false"),
        FieldType::OneOf(_) | FieldType::String => false,
    };
    let (what, help) = match &found.value {
        SampleValue::Null if field.is_optional => ("null", Some("remove the key; the field is optional")),
        SampleValue::Null => ("null", None),
        SampleValue::Bool(_) => ("a boolean", None),
        SampleValue::Number(number) if number == "-0" => ("`-0`", Some("write `0`")),
        SampleValue::Number(number) if is_whole(number) => ("a number", None),
        SampleValue::Number(_) => ("a number with a fraction or an exponent", None),
        SampleValue::String(text) if is_expected(text) => ("a quoted string", Some("remove the quotes")),
        SampleValue::String(text) => ("a string", boolean(text).filter(|_| field.ty == FieldType::Bool)),
        SampleValue::List(_) => ("a list", None),
        SampleValue::Map(_) => ("a mapping", None),
        SampleValue::Misread => return,
    };
    let is_scalar = matches!(found.value, SampleValue::Bool(_) | SampleValue::Number(_));
    let help = match (help, &field.ty) {
        (None, FieldType::OneOf(_) | FieldType::String) if is_scalar => Some("put it in quotes"),
        (help, _) => help,
    };
    // A list or a mapping over several lines cannot be underlined.
    let is_nested = matches!(found.value, SampleValue::List(_) | SampleValue::Map(_));
    let site = if is_nested { name.site } else { found.site };
    let owner = format!("`{}` of code `{}`", field.name, shown(&code.code.value));
    let message = if found.site == name.site {
        format!("{owner} has no value; it must be {expected}")
    } else {
        format!("{owner} must be {expected}, found {what}")
    };
    cx.push(
        Diagnostic::new(&rules::INVALID_FIELD_VALUE, site, message)
            .related(field.site, "declared here")
            .help_opt(help),
    );
}

/// The help for a word that other versions of YAML read as a boolean.
fn boolean(text: &Text<'_>) -> Option<&'static str> {
    match &*text.value.to_ascii_lowercase() {
        "yes" | "on" | "y" => Some("write `true`"),
        "no" | "off" | "n" => Some("write `false`"),
        _ => None,
    }
}
