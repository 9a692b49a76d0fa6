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

/// axum's `IntoResponse`, by the `ApiError` with the enum of the spec.
#[cfg(feature = "server-axum")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_into_response {
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*] []) => {
        ::core::compile_error!("`with(IntoResponse)` needs the enum of the spec: add `codes = ErrorCode`");
    };
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*] [$codes:ty]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::axum_core::response::IntoResponse for $ty $($where_clause)* {
            fn into_response(self) -> $crate::__private::axum_core::response::Response {
                $crate::__private::axum_core::response::IntoResponse::into_response(
                    <$crate::ApiError<$codes> as ::core::convert::From<$ty>>::from(self),
                )
            }
        }
    };
}

/// The traits of actix-web: an error, and a value that a handler can return without `Err`.
#[cfg(feature = "server-actix")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_response_error {
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*] []) => {
        ::core::compile_error!("`with(ResponseError)` needs the enum of the spec: add `codes = ErrorCode`");
    };
    ([$($generics:tt)*] [$ty:ty] [$($where_clause:tt)*] [$codes:ty]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::actix_web::ResponseError for $ty $($where_clause)* {
            fn status_code(&self) -> $crate::__private::actix_web::http::StatusCode {
                $crate::__private::actix_web::HttpResponse::status(&self.error_response())
            }

            fn error_response(&self) -> $crate::__private::actix_web::HttpResponse {
                use $crate::__private::{NoSource as _, SourceOfError as _};
                let source = (&$crate::__private::SourceOf(self)).inner_source();
                $crate::__private::actix_response_of::<$codes>(self, source)
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::actix_web::Responder for $ty $($where_clause)* {
            type Body = $crate::__private::actix_web::body::BoxBody;

            fn respond_to(
                self,
                _: &$crate::__private::actix_web::HttpRequest,
            ) -> $crate::__private::actix_web::HttpResponse {
                $crate::__private::actix_web::ResponseError::error_response(&self)
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

#[cfg(not(feature = "server-axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_into_response {
    ($($nothing:tt)*) => {
        ::core::compile_error!("`with(IntoResponse)` needs the feature `server-axum` of errspec");
    };
}

#[cfg(not(feature = "server-actix"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_response_error {
    ($($nothing:tt)*) => {
        ::core::compile_error!("`with(ResponseError)` needs the feature `server-actix` of errspec");
    };
}
