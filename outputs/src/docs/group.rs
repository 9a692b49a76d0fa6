//! The groups of a page: the entries of codes that have the same value of a field.

use super::{Target, anchor, entry, field};
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{FieldType, FieldValue};

/// The headings of the groups and the entries below them. Groups without codes are omitted.
///
/// The groups are in the order in which the field lists its values. Codes without a value are last.
///
/// # Panics
///
/// Panics if the field has no list of values, which the checks of the setting exclude.
pub(super) fn sections(target: &Target<'_>, at: usize) -> Vec<String> {
    let field = &target.spec.fields[at];
    let FieldType::OneOf(values) = &field.ty else {
        unreachable!("`group_by` accepts only fields with a list of values")
    };
    let title = field::title(&field.name);
    let mut anchors = target.anchors.taken.clone();
    let mut blocks = Vec::new();
    let values = values.iter().enumerate().map(|(choice, value)| (Some(choice), Some(value)));
    for (choice, value) in values.chain([(None, None)]) {
        let is_in = |index: &usize| {
            let value = target.spec.codes[*index].fields[at].as_ref();
            value.map(|value| &value.value) == choice.map(FieldValue::Choice).as_ref()
        };
        let codes: Vec<_> = (0..target.spec.codes.len()).filter(is_in).collect();
        if codes.is_empty() {
            continue;
        }
        let (wanted, heading) = match value {
            Some(value) => {
                (format!("group-{value}"), format!("{title}: {}", inline::code(value, target.flavor)))
            }
            None => ("group-none".to_owned(), format!("No {}", title.to_lowercase())),
        };
        let anchor = anchor::element(&anchor::free(wanted.into(), &mut anchors));
        blocks.push(format!("{anchor}\n\n### {heading}"));
        blocks.extend(codes.into_iter().map(|index| entry::entry(target, index, 4)));
    }
    blocks
}
