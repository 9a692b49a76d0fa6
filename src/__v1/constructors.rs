//! How is an error created from a code and the params of its message?

/// An inherent function for each code with params.
///
/// A param is `text` (anything that converts into a `String`), `value` (a number or a `bool`) or `display`.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __constructors {
    (
        $vis:vis $code:ident {
            $(
                $(#[$meta:meta])*
                $variant:ident => $constructor:ident($($param:ident: $kind:ident $ty:ty),*) $message:literal,
            )*
        }
    ) => {
        impl $code {
            $(
                $(#[$meta])*
                #[track_caller]
                #[must_use]
                #[allow(clippy::too_many_arguments, reason = "there is one argument for each param of the message")]
                $vis fn $constructor($($param: $ty),*) -> $crate::ApiError<Self> {
                    $(let $param = $crate::__private::param!($kind $param);)*
                    let message = $crate::__private::format!($message);
                    $crate::ApiError::new(Self::$variant)
                        .with_message(message)
                        $(.with_detail(::core::stringify!($param), $crate::__private::detail!($kind $param)))*
                }
            )*
        }
    };
}

/// Converts the argument of a param.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __param {
    (text $param:ident) => {
        ::core::convert::Into::<$crate::__private::String>::into($param)
    };
    ($kind:ident $param:ident) => {
        $param
    };
}

/// Converts a param into a detail.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __detail {
    (display $param:ident) => {
        $crate::Detail::display($param)
    };
    ($kind:ident $param:ident) => {
        $param
    };
}

/// Without an allocator, a message cannot be filled in.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __constructors {
    ($($nothing:tt)*) => {};
}
