//! What does a row look like in a file?
//! The same code as its tokens, and a test holds the two together.

use std::fmt::Write as _;

use proc_macro2::Literal;

use super::bucket::{Bucket, parts};
use super::constructor::Constructor;
use super::rows::Row;
use super::settings::Settings;
use super::variant::Variant;
use crate::model::{Param, ParamType, Retry, RetryNumbers};

/// The lines of a row.
pub(super) fn text(row: &Row<'_>, settings: &Settings) -> String {
    match row {
        Row::Cell(value) => format!("{value},"),
        Row::NamedCell(variant, value) => format!("/* {variant} */ {value},"),
        Row::Value(variant) => format!("{}::{variant},", settings.name),
        Row::Fallback(status, variant) => format!("({status}, {}::{variant}),", settings.name),
        Row::Bucket(bucket) => bucket_text(bucket, settings),
        Row::Constructor(constructor) => constructor_text(constructor, settings),
        Row::NoConstructor(variant) => format!("// {variant}"),
        Row::Variant(variant) => variant_text(variant),
    }
}

fn variant_text(variant: &Variant<'_>) -> String {
    let mut text = String::new();
    push_docs(&mut text, &variant.docs);
    if let Some(alias) = variant.alias {
        let _ = writeln!(text, "#[doc(alias = {})]", Literal::string(alias));
    }
    push_deprecated(&mut text, variant.deprecated.as_deref());
    text + variant.name + ","
}

fn constructor_text(constructor: &Constructor<'_>, settings: &Settings) -> String {
    let Constructor { code, name, deprecated, format } = constructor;
    let mut text = String::new();
    push_docs(&mut text, &constructor.docs(settings));
    push_deprecated(&mut text, deprecated.as_deref());
    let params = code.params.iter().map(|param| param_text(settings, param));
    let params = params.collect::<Vec<_>>().join(", ");
    let _ = write!(text, "{} => {name}({params}) {},", code.variant, Literal::string(format));
    text
}

fn param_text(settings: &Settings, param: &Param) -> String {
    let name = &param.name;
    match &param.ty {
        ParamType::String => {
            let errspec = runtime(settings);
            format!("{name}: text impl ::core::convert::Into<{errspec}::__private::String>")
        }
        ty @ (ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool) => {
            format!("{name}: value ::core::primitive::{}", ty.name())
        }
        ParamType::Opaque(path) => format!("{name}: display {path}"),
    }
}

fn bucket_text(bucket: &Bucket<'_>, settings: &Settings) -> String {
    let errspec = runtime(settings);
    let [name, title, advice] = bucket.words();
    let retry = match bucket.0.retry {
        Retry::Never => "Never".to_owned(),
        Retry::AfterDelay(numbers) => format!("after_delay({})", numbers_text(numbers)),
        Retry::Backoff(numbers) => format!("backoff({})", numbers_text(numbers)),
    };
    let fields = format!("    {name},\n    {title},\n    {advice},\n    {errspec}::Retry::{retry},\n");
    format!("{errspec}::Bucket::new(\n{fields}),")
}

fn numbers_text(numbers: RetryNumbers) -> String {
    let [base_delay, max_delay] = [numbers.base_delay, numbers.max_delay].map(|delay| {
        let (seconds, nanoseconds) = parts(delay);
        format!("::core::time::Duration::new({seconds}, {nanoseconds})")
    });
    let max_attempts = numbers.max_attempts;
    format!("\n        {max_attempts},\n        {base_delay},\n        {max_delay},\n    ")
}

fn push_docs(text: &mut String, lines: &[String]) {
    for line in lines {
        text.push_str(if line.is_empty() { "///" } else { "/// " });
        text.push_str(line);
        text.push('\n');
    }
}

fn push_deprecated(text: &mut String, note: Option<&str>) {
    if let Some(note) = note {
        let _ = writeln!(text, "#[deprecated(note = {})]", Literal::string(note));
    }
}

/// The path of the runtime crate on one line.
fn runtime(settings: &Settings) -> String {
    let path = &settings.crate_path;
    quote::quote!(#path).to_string().replace(' ', "")
}
