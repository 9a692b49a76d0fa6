//! The fields of codes in docs.

use super::Target;
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{Code, FieldType, Spec};

/// The heading of a field: its name in words.
pub(super) fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let (first, rest) = words.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// The indices of the unique fields, which tables have next to the code.
pub(super) fn unique(spec: &Spec) -> Vec<usize> {
    (0..spec.fields.len()).filter(|&at| spec.fields[at].is_unique).collect()
}

/// The value of a field in a cell; a dash if the code has none.
pub(super) fn cell(target: &Target<'_>, code: &Code, at: usize) -> String {
    let field = &target.spec.fields[at];
    let Some(value) = &code.fields[at] else { return "—".to_owned() };
    let text = field.text(&value.value);
    match field.ty {
        FieldType::Integer | FieldType::Bool => text,
        FieldType::OneOf(_) | FieldType::String => inline::code_cell(&text, target.flavor),
    }
}

/// The fields of a code, one list item per field.
pub(super) fn facts(target: &Target<'_>, code: &Code) -> String {
    let values = target.spec.fields.iter().zip(&code.fields);
    let line = |(field, value): (&errspec_codegen::__internal::model::Field, &Option<_>)| {
        let value: &errspec_codegen::__internal::site::Sited<_> = value.as_ref()?;
        let text = inline::code(&field.text(&value.value), target.flavor);
        Some(format!("- {}: {text}\n", title(&field.name)))
    };
    values.filter_map(line).collect()
}
