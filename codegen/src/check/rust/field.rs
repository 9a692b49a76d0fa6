//! Does each field have a method that nothing else has, and each value of a closed list a variant?

use std::collections::HashMap;

use super::variant::{is_taken, why};
use crate::case;
use crate::characters::is_unseen;
use crate::check::context::Context;
use crate::check::field::other_name;
use crate::grammar::FieldKey;
use crate::model::rust::FieldNames;
use crate::quoted::shown;
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;
use crate::site::Site;

/// After this: the methods of all fields have different names, and so have the enums of their values.
pub(super) fn check(cx: &mut Context<'_, '_>, variants: &[Option<String>]) -> Vec<FieldNames> {
    let raw = cx.raw;
    if raw.fields.is_empty() {
        return Vec::new();
    }
    let mut methods = constructors(raw, variants);
    let mut enums = HashMap::new();
    let mut names = Vec::with_capacity(raw.fields.len());
    for field in &raw.fields {
        // Any other name was already reported.
        if case::is_snake_case(&field.name.value) {
            check_methods(cx, field, &mut methods);
            if field.one_of.is_some() {
                check_enum(cx, &field.name, &mut enums);
            }
        }
        names.push(FieldNames { camel: rust_name::variant(&field.name.value), values: values(cx, field) });
    }
    names
}

/// The constructors of codes, which are functions of the same enum.
fn constructors(raw: &raw::Spec<'_>, variants: &[Option<String>]) -> HashMap<String, (Site, String)> {
    let with_params = raw.codes.iter().zip(variants).filter(|(code, _)| !code.params.is_empty());
    let named = with_params.filter_map(|(code, variant)| Some((code, variant.as_ref()?)));
    let constructor = |(code, variant): (&raw::Code<'_>, &String)| {
        let what = format!("the constructor of code `{}`", shown(&code.code.value));
        (rust_name::constructor(variant), (code.code.site, what))
    };
    named.map(constructor).collect()
}

fn check_methods(
    cx: &mut Context<'_, '_>,
    field: &raw::Field<'_>,
    methods: &mut HashMap<String, (Site, String)>,
) {
    let name = &*field.name.value;
    let is_unique = field.unique.as_ref().is_some_and(|unique| unique.value);
    let own = [Some(name.to_owned()), is_unique.then(|| rust_name::look_up(name))];
    for method in own.into_iter().flatten() {
        let problem = if matches!(name, "self" | "super" | "crate") {
            Diagnostic::new(
                &rules::INVALID_FIELD_NAME,
                field.name.site,
                format!("field `{name}` cannot be a method in Rust"),
            )
            .note(format!("`{name}` is a keyword that `r#` does not change"))
        } else if rust_name::is_reserved(&method) {
            let message =
                format!("field `{name}` would be the method `{method}`, which the enum already has");
            Diagnostic::new(&rules::INVALID_FIELD_NAME, field.name.site, message)
        } else if let Some((site, what)) = methods.get(&method) {
            let message = format!("field `{name}` would be the method `{method}`, and so would {what}");
            Diagnostic::new(&rules::INVALID_FIELD_NAME, field.name.site, message)
                .related(*site, format!("the first `{method}`"))
        } else {
            methods.insert(method, (field.name.site, format!("field `{name}`")));
            continue;
        };
        let help = other_name(cx, name);
        cx.push(problem.help(help));
        return;
    }
}

fn check_enum(cx: &mut Context<'_, '_>, name: &Text<'_>, enums: &mut HashMap<String, (Site, String)>) {
    let camel = rust_name::variant(&name.value);
    let value = name.value.clone().into_owned();
    let Some((site, earlier)) = enums.get(&camel) else {
        enums.insert(camel, (name.site, value));
        return;
    };
    let message =
        format!("the values of fields `{earlier}` and `{value}` have the same Rust name, `{camel}`");
    cx.push(
        Diagnostic::new(&rules::INVALID_FIELD_NAME, name.site, message)
            .related(*site, format!("the first `{camel}`"))
            .help("give one of them another name, here and in the codes"),
    );
}

/// The variants of the values of a closed list.
fn values(cx: &mut Context<'_, '_>, field: &raw::Field<'_>) -> Vec<String> {
    let name = shown(&field.name.value);
    let mut first = HashMap::<String, &Text<'_>>::new();
    let mut variants = Vec::new();
    let Some(values) = field.one_of.as_ref().filter(|_| !field.misread.has(FieldKey::OneOf)) else {
        return variants;
    };
    for value in &values.value {
        let is_again = first.values().any(|earlier| earlier.value == value.value);
        // Already reported.
        if is_again || value.value.trim().is_empty() || value.value.contains(is_unseen) {
            continue;
        }
        let variant = rust_name::variant(&value.value);
        if !case::is_camel(&variant) || is_taken(&variant) {
            let message =
                format!("value `{}` of field `{name}` does not yield a valid Rust name", shown(&value.value));
            cx.push(
                Diagnostic::new(&rules::INVALID_FIELD, value.site, message)
                    .note(why(&variant))
                    .help("use the type `string`, whose values have no names in Rust"),
            );
        } else if let Some(earlier) = first.get(&variant) {
            let [one, two] = [earlier, &value].map(|value| shown(&value.value));
            let message =
                format!("values `{one}` and `{two}` of field `{name}` have the same Rust name, `{variant}`");
            cx.push(
                Diagnostic::new(&rules::INVALID_FIELD, value.site, message)
                    .related(earlier.site, format!("the first `{variant}`"))
                    .help("use the type `string`, whose values have no names in Rust"),
            );
        } else {
            first.insert(variant.clone(), value);
        }
        variants.push(variant);
    }
    variants
}
