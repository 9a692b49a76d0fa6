//! Which variants have the same details, so that they can share a match arm?

use quote::ToTokens;

use crate::derive::model::{By, FilledParam};
use crate::derive::raw::{Field, Variant};
use crate::model::ParamType;

/// The key of variants that share an arm: the name, the type and the field type of each detail.
pub(super) type Likeness<'s> = Vec<(&'s str, String, Option<String>)>;

/// The key of a variant, and its fields in the order of the details.
///
/// `None` if the variant needs an arm of its own: expressions refer to fields by name, and a misfit's text names the
/// variant.
pub(super) fn likeness<'s, 'v>(
    variant: &'v Variant,
    fills: &[&FilledParam<'s>],
) -> Option<(Likeness<'s>, Vec<&'v Field>)> {
    let alike = fills.iter().map(|fill| match (&fill.by, &fill.misfit) {
        // The list of allowed values belongs to one code.
        (By::Field(at), None) if fill.param.one_of.is_empty() => {
            let field = &variant.fields[*at];
            // A number that obviously fits has the same type name as its param.
            let is_number =
                matches!(fill.param.ty, ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool);
            let of_field = (!is_number || fill.is_option).then(|| field.ty.to_token_stream().to_string());
            Some(((fill.param.name.as_str(), fill.param.written_type(), of_field), field))
        }
        _ => None,
    });
    alike.collect::<Option<Vec<_>>>().map(|alike| alike.into_iter().unzip())
}
