//! A trait for a param whose field may not fit it, so that rustc can show the line of the spec.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use crate::derive::model::{FilledParam, Misfit};
use crate::derive::raw::Variant;
use crate::model::ParamType;
use crate::rust_name;

/// A name that is unique, since rustc lists traits of the same name, and that an expression is unlikely to use.
pub(super) fn trait_name(variant: &Variant, fill: &FilledParam<'_>) -> Ident {
    let variant = rust_name::variant(&variant.name.unraw().to_string());
    let param = rust_name::param(&fill.param.name).unwrap_or_default();
    format_ident!("{variant}{}Param", rust_name::variant(&param))
}

/// A trait for this param only, so that rustc can show the line of the spec.
pub(super) fn fits(errspec: &TokenStream, fits: &Ident, ty: &ParamType, misfit: &Misfit) -> TokenStream {
    let Misfit { message, label, note } = misfit;
    let attribute = quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
    };
    let value = quote!(#errspec::Value<'_>);
    let display = quote!(::core::fmt::Display);
    match ty {
        // Strings are passed as strings, anything else through `Display`: see `Shown`.
        ParamType::String => quote! {
            #attribute
            trait #fits: #display {}
            #[diagnostic::do_not_recommend]
            impl<T: #display + ?::core::marker::Sized> #fits for T {}
            trait ErrspecText {
                type Field: ?::core::marker::Sized;
                fn shown_value(&self) -> #value
                where
                    Self::Field: #fits;
            }
            impl<T: ?::core::marker::Sized> ErrspecText for &#errspec::__private::Shown<'_, T> {
                type Field = T;
                fn shown_value(&self) -> #value
                where
                    T: #fits,
                {
                    #errspec::Value::Display(&self.0)
                }
            }
        },
        ParamType::Opaque(_) => quote! {
            #attribute
            trait #fits {
                fn value(&self) -> #value;
            }
            #[diagnostic::do_not_recommend]
            impl<T: #display> #fits for T {
                fn value(&self) -> #value {
                    #errspec::Value::Display(self)
                }
            }
        },
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
            let primitive = primitive(ty);
            quote! {
                #attribute
                trait #fits {
                    fn value(&self) -> #value;
                }
                #[diagnostic::do_not_recommend]
                impl<T: #errspec::__private::Number<#primitive>> #fits for T {
                    fn value(&self) -> #value {
                        ::core::convert::From::from(#errspec::__private::Number::<#primitive>::number(self))
                    }
                }
            }
        }
        ParamType::Json => quote! {
            #attribute
            trait #fits {
                fn json(&self) -> #errspec::__private::Json;
            }
            #[diagnostic::do_not_recommend]
            impl<T: #errspec::__private::JsonField + ?::core::marker::Sized> #fits for T {
                fn json(&self) -> #errspec::__private::Json {
                    #errspec::__private::Json::of(self)
                }
            }
        },
        ParamType::List(element) => fits_list(errspec, fits, element, &attribute),
    }
}

/// The same for a list.
fn fits_list(
    errspec: &TokenStream,
    fits: &Ident,
    element: &ParamType,
    attribute: &TokenStream,
) -> TokenStream {
    let attributed = |bound: TokenStream, signature: TokenStream, body: TokenStream| {
        quote! {
            #attribute
            trait #fits {
                #signature;
            }
            #[diagnostic::do_not_recommend]
            impl<T: #errspec::__private::ListField<Element: #bound> + ?::core::marker::Sized> #fits for T {
                #signature {
                    #body
                }
            }
        }
    };
    let list = match element {
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
            let ty = primitive(element);
            let bound = quote!(#errspec::__private::Number<#ty>);
            (bound, quote!(#errspec::__private::numbers::<#ty, _>(self)))
        }
        ParamType::String | ParamType::Opaque(_) => {
            (quote!(::core::fmt::Display), quote!(#errspec::__private::shown_list(self)))
        }
        ParamType::Json | ParamType::List(_) => {
            return attributed(
                quote!(#errspec::__private::JsonField),
                quote!(fn json(&self) -> #errspec::__private::Json),
                quote!(#errspec::__private::Json::of(#errspec::__private::ListField::elements(self))),
            );
        }
    };
    let (bound, list) = list;
    let signature = quote! {
        fn pass(
            &self,
            name: &'static ::core::primitive::str,
            visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, #errspec::Value<'_>),
        )
    };
    attributed(bound, signature, quote!(visit(name, #errspec::Value::List(&#list));))
}

/// The primitive type of a number or a boolean.
pub(super) fn primitive(ty: &ParamType) -> TokenStream {
    let name = Ident::new(&ty.name(), Span::call_site());
    quote!(::core::primitive::#name)
}
