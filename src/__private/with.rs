//! Which traits does `with` of the derive add, if their feature is enabled?
//!
//! Each macro takes generics with their brackets, the type, and its where clause; all but the type can be empty.

/// `Serialize`, as the string on the wire.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_serialize {
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::serde::Serialize for $ty $($where_clause)* {
            // The type may have a parameter `S` of its own.
            fn serialize<__S: $crate::__private::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str($crate::ApiErrorSpec::code(self))
            }
        }
    };
}

/// `From` into `http::StatusCode`, of the value and of a reference to it.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_status_code {
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<&$ty> for $crate::__private::http::StatusCode
        $($where_clause)*
        {
            fn from(error: &$ty) -> Self {
                $crate::__private::status_code($crate::ApiErrorSpec::http_status(error))
            }
        }

        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty> for $crate::__private::http::StatusCode
        $($where_clause)*
        {
            fn from(error: $ty) -> Self {
                $crate::__private::status_code($crate::ApiErrorSpec::http_status(&error))
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_serialize {
    ($($nothing:tt)*) => {
        ::core::compile_error!("`with(Serialize)` needs the feature `serde` of errspec");
    };
}

#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_status_code {
    ($($nothing:tt)*) => {
        ::core::compile_error!("`with(StatusCode)` needs the feature `http` of errspec");
    };
}

/// Without an allocator there is no `ApiError`.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __into_api_error {
    ($($nothing:tt)*) => {};
}
