//! Which variants have the same details, so that one arm of a match serves them all?

use quote::ToTokens;

use crate::derive::model::{By, FilledParam};
use crate::derive::raw::{Field, Variant};
use crate::model::ParamType;

/// What variants have in common that get an arm together: of each detail its name, its type, and the type of its field.
pub(super) type Likeness<'s> = Vec<(&'s str, &'s str, Option<String>)>;

/// What a variant has in common with others, and its fields in the order of the details.
///
/// None for a variant that is by itself: an expression means fields by their names, and words for a misfit name the
/// variant.
pub(super) fn likeness<'s, 'v>(
    variant: &'v Variant,
    fills: &[FilledParam<'s>],
) -> Option<(Likeness<'s>, Vec<&'v Field>)> {
    let alike = fills.iter().map(|fill| match (&fill.by, &fill.misfit) {
        (By::Field(at), None) => {
            let field = &variant.fields[*at];
            // The type of a number is called like that of its param, or it would not obviously fit.
            let text = matches!(fill.param.ty, ParamType::String | ParamType::Opaque(_));
            let of_field = text.then(|| field.ty.to_token_stream().to_string());
            Some(((fill.param.name.as_str(), fill.param.ty.name(), of_field), field))
        }
        _ => None,
    });
    alike.collect::<Option<Vec<_>>>().map(|alike| alike.into_iter().unzip())
}
