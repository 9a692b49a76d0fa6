//! Are the fields declared correctly, and does each code have a valid value for each field?

mod declaration;
mod name;
mod value;

use std::collections::HashMap;

pub(super) use self::name::other_name;
use crate::check::codes::Draft;
use crate::check::context::Context;
use crate::grammar::{FieldKey, SpecKey};
use crate::model::{Checked, Field, FieldType, FieldValue};
use crate::quoted::{quoted, shown};
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Sited;
use crate::suggest;

/// After this: each field has a name that nothing else has, and a type or a list of values.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Vec<Option<Field>> {
    let raw = cx.raw;
    raw.fields.iter().map(|field| of(cx, field)).collect()
}

fn of(cx: &mut Context<'_, '_>, field: &raw::Field<'_>) -> Option<Field> {
    let name = name::check(cx, &field.name);
    let ty = declaration::ty(cx, field);
    let is_set = |setting: &Option<Sited<bool>>| setting.as_ref().is_some_and(|setting| setting.value);
    let is_unique = is_set(&field.unique);
    if is_unique && let Some(ty) = &ty {
        declaration::unique(cx, field, ty)?;
    }
    // Whether a code can omit the field is unknown.
    if field.misread.has(FieldKey::Optional) || field.misread.has(FieldKey::Unique) {
        return None;
    }
    Some(Field {
        name: name?,
        ty: ty?,
        is_unique,
        is_optional: is_set(&field.optional),
        site: field.name.site,
        checked: Checked::new(),
    })
}

/// After this: each code has a value of the right type for each field that is not optional, and no two codes have the
/// same value of a unique field.
pub(super) fn of_codes(cx: &mut Context<'_, '_>, fields: &[Option<Field>], drafts: &mut [Draft]) {
    let raw = cx.raw;
    let is_known = !raw.misread.has(SpecKey::Fields) && !raw.cut_short;
    let all = fields.iter().map(|field| match field {
        Some(field) => values(cx, field),
        None => vec![None; raw.codes.len()],
    });
    let columns: Vec<_> = all.collect();
    for (index, draft) in drafts.iter_mut().enumerate() {
        draft.fields = is_known.then(|| columns.iter().map(|values| values[index].clone()).collect());
    }
}

/// The values of a field, in the order of the codes.
fn values(cx: &mut Context<'_, '_>, field: &Field) -> Vec<Option<Sited<FieldValue>>> {
    let raw = cx.raw;
    let mut missing = Vec::new();
    let mut values = Vec::with_capacity(raw.codes.len());
    for (index, code) in raw.codes.iter().enumerate() {
        let value = if let Some((name, value)) = code.fields.iter().find(|(name, _)| name.value == field.name)
        {
            value.as_ref().and_then(|found| value::check(cx, field, code, name, found))
        } else {
            // A key that was reported may have been meant.
            if !field.is_optional && !code.misread.has_other() {
                missing.push(index);
            }
            None
        };
        values.push(value);
    }
    if !missing.is_empty() {
        report_missing(cx, field, &missing);
    }
    if field.is_unique {
        unique(cx, field, &values);
    }
    values
}

/// A field that is not optional needs a value for every code. Codes without one are reported together.
fn report_missing(cx: &mut Context<'_, '_>, field: &Field, missing: &[usize]) {
    let raw = cx.raw;
    let site = |index: &usize| raw.codes[*index].code.site;
    let [first, others @ ..] = missing else { return };
    let message = match others {
        [] => format!("code {} has no `{}`", quoted(&raw.codes[*first].code.value), field.name),
        _ => format!("{} codes have no `{}`", missing.len(), field.name),
    };
    let labeled = others.iter().take(suggest::LABELED);
    let diagnostic = labeled
        .fold(Diagnostic::new(&rules::MISSING_FIELD_VALUE, site(first), message), |diagnostic, index| {
            diagnostic.related(site(index), "it is also missing here")
        });
    let value = match &field.ty {
        FieldType::OneOf(values) => suggest::list(values.iter().map(String::as_str), "value"),
        FieldType::String => "its value is a string".to_owned(),
        FieldType::Integer => "its value is an integer".to_owned(),
        FieldType::Bool => "its value is `true` or `false`".to_owned(),
    };
    let more = if others.len() > suggest::LABELED {
        Some(format!("{} more codes have none", others.len() - suggest::LABELED))
    } else {
        None
    };
    let diagnostic = more.into_iter().fold(diagnostic, Diagnostic::note);
    cx.push(
        diagnostic
            .help(format!("add `{}`; {value}", field.name))
            .help("or declare the field with `optional: true`"),
    );
}

/// Reports the codes that have a value of a unique field which an earlier code has.
fn unique(cx: &mut Context<'_, '_>, field: &Field, values: &[Option<Sited<FieldValue>>]) {
    let raw = cx.raw;
    let mut first = HashMap::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        let earlier = *first.entry(&value.value).or_insert(index);
        let Some(known) = values[earlier].as_ref().filter(|_| earlier != index) else { continue };
        let [one, two] = [earlier, index].map(|index| shown(&raw.codes[index].code.value));
        let name = &field.name;
        let text = field.text(&value.value);
        let message = format!("codes `{one}` and `{two}` have the same `{name}`, {}", quoted(&text));
        cx.push(
            Diagnostic::new(&rules::DUPLICATE_FIELD_VALUE, value.site, message)
                .related(known.site, "first used here")
                .help(format!("give one of them another `{name}`; it is `unique`")),
        );
    }
}
