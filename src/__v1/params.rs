//! How is an error created from a code and params of any type?
//!
//! `constructors.rs` has the shorter form, for codes whose params are required, are in the message, and have the names
//! of their arguments.

/// An inherent function for each code with params.
///
/// A param has words for its kind:
///
/// - `unsent` if it is only in the message,
/// - `optional` if it can be absent,
/// - `list` if it has several values,
/// - `text` (anything that converts into a `String`), `value` (a number or a `bool`), `display` or `json`.
///
/// The string after `as` is its name in JSON. The strings after `in` are the text forms of the values that it can have.
/// The last string is the message with names of JSON in braces; without it, the message is that of the code.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __param_constructors {
    (
        $vis:vis $code:ident {
            $(
                $(#[$meta:meta])*
                $variant:ident => $constructor:ident(
                    $($param:ident: [$($kind:ident)*] $ty:ty as $name:literal $(in [$($allowed:literal),*])?),*
                ) $($template:literal)?,
            )*
        }
    ) => {
        impl $code {
            $(
                $(#[$meta])*
                #[track_caller]
                #[must_use]
                #[allow(clippy::too_many_arguments, reason = "there is one argument for each param")]
                $vis fn $constructor($($param: $ty),*) -> $crate::ApiError<Self> {
                    let template = ::core::option::Option::None$(.or(::core::option::Option::Some($template)))?;
                    let params = [$($crate::__private::ConstructedParam {
                        name: $name,
                        is_sent: $crate::__private::param_is_sent!($($kind)*),
                        value: $crate::__private::param_value!([$($kind)*] $param),
                    }),*];
                    $($($crate::__private::assert_one_of(&params, $name, &[$($allowed),*]);)?)*
                    $crate::__private::constructed(Self::$variant, template, params)
                }
            )*
        }
    };
}

/// Whether a param is a detail.
#[doc(hidden)]
#[macro_export]
macro_rules! __param_is_sent {
    (unsent $($kind:ident)*) => {
        false
    };
    ($($kind:ident)*) => {
        true
    };
}

/// Converts the argument of a param into an optional detail.
#[doc(hidden)]
#[macro_export]
macro_rules! __param_value {
    ([unsent $($kind:ident)*] $param:ident) => {
        $crate::__private::param_value!([$($kind)*] $param)
    };
    ([optional json] $param:ident) => {
        $param.map(|param| $crate::__private::json_detail(&param))
    };
    ([optional list json] $param:ident) => {
        $param.map(|param| $crate::__private::param_detail!([list json] param))
    };
    ([optional list text] $param:ident) => {
        $crate::__private::optional::<$crate::__private::Vec<$crate::__private::String>>($param)
            .map(<$crate::Detail as ::core::convert::From<_>>::from)
    };
    ([optional text] $param:ident) => {
        $crate::__private::optional::<$crate::__private::String>($param)
            .map(<$crate::Detail as ::core::convert::From<_>>::from)
    };
    ([optional $($kind:ident)*] $param:ident) => {
        $crate::__private::optional($param).map(|param| $crate::__private::param_detail!([$($kind)*] param))
    };
    ([$($kind:ident)*] $param:ident) => {
        ::core::option::Option::Some($crate::__private::param_detail!([$($kind)*] $param))
    };
}

/// Converts the value of a param into a detail.
#[doc(hidden)]
#[macro_export]
macro_rules! __param_detail {
    ([text] $param:ident) => {
        <$crate::Detail as ::core::convert::From<$crate::__private::String>>::from(
            ::core::convert::Into::into($param),
        )
    };
    ([value] $param:ident) => {
        <$crate::Detail as ::core::convert::From<_>>::from($param)
    };
    ([display] $param:ident) => {
        $crate::Detail::display($param)
    };
    ([json] $param:ident) => {
        $crate::__private::json_detail(&$param)
    };
    ([list text] $param:ident) => {
        $crate::__private::list($param, ::core::convert::Into::<$crate::__private::String>::into)
    };
    ([list value] $param:ident) => {
        $crate::__private::list($param, |element| element)
    };
    ([list display] $param:ident) => {
        $crate::__private::list($param, $crate::Detail::display)
    };
    ([list json] $param:ident) => {
        $crate::__private::list($param, |element| $crate::__private::json_detail(&element))
    };
}

/// Without an allocator, an error cannot have details.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __param_constructors {
    ($($nothing:tt)*) => {};
}
