//! The value of a param, from a reference to what fills it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::fits::primitive;
use crate::derive::model::FilledParam;
use crate::derive::tokens;
use crate::model::ParamType;

/// Whether the trait of the param passes the value on by itself.
///
/// If it returned a list for a type that is not one, rustc would also report that the list cannot be a value.
pub(super) fn is_passed(fill: &FilledParam<'_>) -> bool {
    fill.misfit.is_some()
        && match &fill.param.ty {
            ParamType::List(element) => !matches!(**element, ParamType::Json),
            ParamType::String
            | ParamType::Integer(_)
            | ParamType::Number(_)
            | ParamType::Bool
            | ParamType::Json
            | ParamType::Opaque(_) => false,
        }
}

/// The value of a param, from a reference to what fills it.
pub(super) fn value(
    errspec: &TokenStream,
    fill: &FilledParam<'_>,
    fits: &Ident,
    reference: &TokenStream,
    span: Span,
) -> TokenStream {
    match (&fill.misfit, &fill.param.ty) {
        (None, ParamType::String | ParamType::Opaque(_)) => {
            quote!((&#errspec::__private::Shown(#reference)).shown_value())
        }
        (None, ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool) => {
            let ty = primitive(&fill.param.ty);
            quote!(::core::convert::From::from(#errspec::__private::Number::<#ty>::number(#reference)))
        }
        (None, ParamType::Json) => quote!(#errspec::__private::Json::of(#reference).value()),
        (None, ParamType::List(element)) => match &**element {
            ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
                let ty = primitive(element);
                quote!(#errspec::Value::List(&#errspec::__private::numbers::<#ty, _>(#reference)))
            }
            ParamType::String | ParamType::Opaque(_) => {
                quote!(#errspec::Value::List(&#errspec::__private::shown_list(#reference)))
            }
            ParamType::Json | ParamType::List(_) => {
                quote!(#errspec::__private::Json::of(#errspec::__private::ListField::elements(#reference)).value())
            }
        },
        (Some(_), ParamType::String) => {
            // Every token has the span, since rustc may point at any of them if the type does not fit.
            let errspec = tokens::at(errspec.clone(), span);
            quote_spanned!(span=> (&#errspec::__private::Shown(#reference)).shown_value())
        }
        (Some(_), ParamType::Json) => quote_spanned!(span=> #fits::json(#reference).value()),
        (Some(_), ParamType::List(element)) if matches!(**element, ParamType::Json) => {
            quote_spanned!(span=> #fits::json(#reference).value())
        }
        (Some(_), _) => quote_spanned!(span=> #fits::value(#reference)),
    }
}
