//! Are the values that a spec gives for a param values of its type?

use crate::check::context::Context;
use crate::check::text;
use crate::grammar::ParamKey;
use crate::json;
use crate::model::{Example, Integer, Number, ParamType};
use crate::quoted::{quoted, shown, verbatim};
use crate::raw::{self, Sample, SampleValue};
use crate::report::Diagnostic;
use crate::rules::{self, Rule};
use crate::site::Site;

/// The values that a param can have, or nothing if it can have any; `None` if they were reported.
pub(super) fn one_of(
    cx: &mut Context<'_, '_>,
    param: &raw::Param<'_>,
    ty: &ParamType,
) -> Option<Vec<Example>> {
    if param.misread.has(ParamKey::OneOf) {
        return None;
    }
    let Some(listed) = &param.one_of else { return Some(Vec::new()) };
    if !matches!(ty, ParamType::String | ParamType::Integer(_)) {
        let message = format!("`one_of` cannot restrict a param of type `{}`", shown(&ty.name()));
        cx.push(
            Diagnostic::new(&rules::INVALID_ONE_OF, listed.site, message)
                .help("remove `one_of`; it is for strings and integers"),
        );
        return None;
    }
    let mut values: Vec<Example> = Vec::new();
    let mut is_right = true;
    for sample in &listed.value {
        let Some(value) = value(cx, &rules::INVALID_ONE_OF, "a value of `one_of`", sample, ty) else {
            is_right = false;
            continue;
        };
        if let Some(first) = values.iter().position(|known| *known == value) {
            // As long as nothing was reported, both have the same indices.
            let first = if is_right { listed.value.get(first) } else { None };
            let message = format!("{} is in `one_of` twice", quoted(&value.text));
            let mut diagnostic = Diagnostic::new(&rules::INVALID_ONE_OF, sample.site, message);
            if let Some(first) = first {
                diagnostic = diagnostic.related(first.site, "first listed here");
            }
            cx.push(diagnostic.help("remove one of them"));
            is_right = false;
            continue;
        }
        values.push(value);
    }
    if is_right && values.len() < 2 {
        let (message, help) = match values.first() {
            None => ("`one_of` is empty".to_owned(), "list the values, or remove `one_of`"),
            Some(only) => (
                format!("`one_of` has only one value, {}", quoted(&only.text)),
                "list all values; a value that never changes is not a param",
            ),
        };
        cx.push(Diagnostic::new(&rules::INVALID_ONE_OF, listed.site, message).help(help));
        return None;
    }
    is_right.then_some(values)
}

/// The example of a param, or `None` if it has none or it was reported.
pub(super) fn example(
    cx: &mut Context<'_, '_>,
    param: &raw::Param<'_>,
    ty: &ParamType,
    one_of: &[Example],
) -> Option<Example> {
    let sample = param.example.as_ref().filter(|_| !param.misread.has(ParamKey::Example))?;
    let owner = format!("the example of param `{}`", shown(&param.name.value));
    let value = value(cx, &rules::INVALID_EXAMPLE, &owner, sample, ty)?;
    if !one_of.is_empty() && !one_of.contains(&value) {
        let message = format!("{owner} is not one of its values");
        let listed: Vec<_> = one_of.iter().map(|value| quoted(&value.text)).collect();
        let mut diagnostic = Diagnostic::new(&rules::INVALID_EXAMPLE, sample.site, message);
        if let Some(list) = &param.one_of {
            diagnostic = diagnostic.related(list.site, "its values");
        }
        cx.push(diagnostic.help(format!("write one of them: {}", listed.join(", "))));
        return None;
    }
    Some(value)
}

/// A value of a type, or `None` if it was reported.
fn value(
    cx: &mut Context<'_, '_>,
    rule: &'static Rule,
    owner: &str,
    sample: &Sample<'_>,
    ty: &ParamType,
) -> Option<Example> {
    if !sample.is_whole() {
        return None;
    }
    let Some(ValueProblem { site, message, help }) = problem(sample, ty) else {
        return Some(written(sample, ty));
    };
    let diagnostic = Diagnostic::new(rule, site, format!("{owner} {message}"));
    cx.push(diagnostic.help_opt(help));
    None
}

/// The value as JSON, and as the runtime shows it in a message.
fn written(sample: &Sample<'_>, ty: &ParamType) -> Example {
    let json = written_json(sample);
    match (ty, &sample.value) {
        (ParamType::String | ParamType::Opaque(_), SampleValue::String(text)) => {
            Example { json, text: text.value.clone().into_owned() }
        }
        (ParamType::Number(Number::Single), SampleValue::Number(number)) => {
            let text = number.parse::<f32>().map_or_else(|_| json.clone(), |number| number.to_string());
            Example { json, text }
        }
        (ParamType::Number(Number::Double), SampleValue::Number(number)) => {
            let text = number.parse::<f64>().map_or_else(|_| json.clone(), |number| number.to_string());
            Example { json, text }
        }
        // No integer is `-0`.
        (ParamType::Integer(_), _) if json == "-0" => Example { json: "0".into(), text: "0".into() },
        _ => Example { text: json.clone(), json },
    }
}

struct ValueProblem {
    site: Site,
    /// To follow the name of the value.
    message: String,
    help: Option<String>,
}

/// Why a value is not of a type.
fn problem(sample: &Sample<'_>, ty: &ParamType) -> Option<ValueProblem> {
    let because =
        |message: String, help: Option<String>| Some(ValueProblem { site: sample.site, message, help });
    let wrong = |expected: &str, help: Option<String>| {
        because(format!("must be {expected}, found {}", found(sample)), help)
    };
    match (ty, &sample.value) {
        (
            ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::List(_),
            SampleValue::Null,
        ) => because(
            "is null".to_owned(),
            Some("write a value, since a param without one is omitted".to_owned()),
        ),
        (ParamType::Json, _) => {
            let (number, site) = sample.number_out_of_range()?;
            let message = format!("contains {}, which is out of the range of JSON numbers", quoted(number));
            Some(ValueProblem { site, message, help: Some("put it in quotes".to_owned()) })
        }
        (ParamType::Bool, SampleValue::Bool(_)) => None,
        (ParamType::String | ParamType::Opaque(_), SampleValue::String(text)) => {
            let (_, control) = text::unfit(&text.value)?;
            because(
                format!("contains the control character U+{:04X}", u32::from(control)),
                Some("remove it".to_owned()),
            )
        }
        (ParamType::String | ParamType::Opaque(_), other) => {
            let help = match other {
                SampleValue::Number(_) | SampleValue::Bool(_) | SampleValue::Null => {
                    Some("put it in quotes".to_owned())
                }
                _ => None,
            };
            wrong("a string", help)
        }
        (ParamType::Integer(integer), SampleValue::Number(number)) => {
            let name = ty.name();
            match fits(number, *integer) {
                Fit::Fits => None,
                Fit::IsNoInteger => wrong("an integer", None),
                Fit::IsBeyond => {
                    let (least, greatest) = integer.range();
                    because(
                        format!("is not a value of `{name}`"),
                        Some(format!("write an integer from {least} to {greatest}")),
                    )
                }
            }
        }
        (ParamType::Integer(_), SampleValue::String(text)) if text.value.parse::<i128>().is_ok() => {
            wrong("an integer", Some("remove the quotes".to_owned()))
        }
        (ParamType::Integer(_), _) => wrong("an integer", None),
        (ParamType::Number(number), SampleValue::Number(text)) => {
            let is_finite = match number {
                Number::Single => text.parse::<f32>().is_ok_and(f32::is_finite),
                Number::Double => text.parse::<f64>().is_ok_and(f64::is_finite),
            };
            let help = match number {
                Number::Single => "write a number that is closer to zero, or use `f64`",
                Number::Double => "write a number that is closer to zero",
            };
            if is_finite {
                None
            } else {
                because(format!("is not a value of `{}`", ty.name()), Some(help.to_owned()))
            }
        }
        (ParamType::Number(_), SampleValue::String(text)) if text.value.parse::<f64>().is_ok() => {
            wrong("a number", Some("remove the quotes".to_owned()))
        }
        (ParamType::Number(_), _) => wrong("a number", None),
        (ParamType::Bool, _) => wrong("`true` or `false`", None),
        (ParamType::List(element), SampleValue::List(elements)) => {
            let mut problem = elements.iter().find_map(|sample| problem(sample, element))?;
            problem.message = format!("has an element that {}", problem.message);
            Some(problem)
        }
        (ParamType::List(_), _) => wrong("a list", one_element(sample)),
    }
}

/// A list with the value as its only element, if that is a scalar.
fn one_element(sample: &Sample<'_>) -> Option<String> {
    match &sample.value {
        SampleValue::String(text) => Some(format!("write `[{}]`", verbatim(&text.value))),
        SampleValue::Number(number) => Some(format!("write `[{number}]`")),
        SampleValue::Bool(value) => Some(format!("write `[{value}]`")),
        SampleValue::Null | SampleValue::List(_) | SampleValue::Map(_) | SampleValue::Misread => None,
    }
}

enum Fit {
    Fits,
    IsNoInteger,
    IsBeyond,
}

fn fits(number: &str, integer: Integer) -> Fit {
    let digits = number.strip_prefix('-').unwrap_or(number);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Fit::IsNoInteger;
    }
    let (least, greatest) = integer.range();
    let is_within = match (number.parse::<i128>(), number.parse::<u128>()) {
        (Ok(value), _) if value < 0 => least.parse::<i128>().is_ok_and(|least| value >= least),
        (_, Ok(value)) => greatest.parse::<u128>().is_ok_and(|greatest| value <= greatest),
        // `-0`
        (Ok(_), Err(_)) => true,
        (Err(_), Err(_)) => false,
    };
    if is_within { Fit::Fits } else { Fit::IsBeyond }
}

fn found(sample: &Sample<'_>) -> &'static str {
    match &sample.value {
        SampleValue::Null => "null",
        SampleValue::Bool(_) => "a boolean",
        SampleValue::Number(number) if number.contains(['.', 'e', 'E']) => {
            "a number with a fraction or an exponent"
        }
        SampleValue::Number(_) => "a number",
        SampleValue::String(_) => "a string",
        SampleValue::List(_) => "a list",
        SampleValue::Map(_) => "a mapping",
        SampleValue::Misread => "nothing",
    }
}

/// The value as compact JSON. It recurses only as deep as a sample can be.
fn written_json(sample: &Sample<'_>) -> String {
    let mut out = String::new();
    write(sample, &mut out);
    out
}

fn write(sample: &Sample<'_>, out: &mut String) {
    match &sample.value {
        SampleValue::Null | SampleValue::Misread => out.push_str("null"),
        SampleValue::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        SampleValue::Number(number) => out.push_str(number),
        SampleValue::String(text) => out.push_str(&json::string(&text.value)),
        SampleValue::List(elements) => {
            out.push('[');
            for (at, element) in elements.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write(element, out);
            }
            out.push(']');
        }
        SampleValue::Map(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(&json::string(&name.value));
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}
