//! What does the type that `api_error!` defines have?
//!
//! Everything that an `ApiError` has: a test compares the two.
//! If a feature is off, its macro in `features.rs` expands to nothing.

mod features;

/// The type, its methods, and the traits that need no feature.
///
/// The bounds of methods and impls have a lifetime, so that rustc checks them only where they are used.
/// A type that is not the enum of a spec is then one error, and a spec without `fallback` none.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type {
    // Without docs of the user, the type has these.
    ([] $vis:vis $name:ident $code:ty) => {
        $crate::__private::own_type! {
            [#[doc = "An error: a code of the spec, and optionally its own message, details, a delay for retries, and a source."]]
            $vis $name $code
        }
    };
    ([$($meta:tt)+] $vis:vis $name:ident $code:ty) => {
        $($meta)+
        $vis struct $name($crate::ApiError<$code>);

        #[allow(dead_code, reason = "not every crate uses every method")]
        impl $name {
            /// Creates an error from a code; its message is that of the code.
            #[track_caller]
            #[must_use]
            $vis const fn new(code: $code) -> Self {
                Self($crate::ApiError::new(code))
            }

            /// Creates an error with the spec's fallback for HTTP 500 and this source, which is logged and never sent.
            #[track_caller]
            #[must_use]
            $vis fn internal(
                source: impl ::core::convert::Into<
                    $crate::__private::Box<dyn ::core::error::Error + ::core::marker::Send + ::core::marker::Sync>,
                >,
            ) -> Self
            where
                for<'__a> $code: $crate::Catalog,
            {
                Self($crate::ApiError::internal(source))
            }

            /// Sets the message of this error, which is sent to clients.
            #[must_use]
            $vis fn with_message(
                self,
                message: impl ::core::convert::Into<$crate::__private::String>,
            ) -> Self {
                Self($crate::ApiError::with_message(self.0, message))
            }

            /// Adds a detail, which is sent to clients, or replaces the detail with the same name.
            #[must_use]
            $vis fn with_detail(
                self,
                name: &'static ::core::primitive::str,
                value: impl ::core::convert::Into<$crate::Detail>,
            ) -> Self {
                Self($crate::ApiError::with_detail(self.0, name, value))
            }

            /// Sets the delay after which a client can send the request again.
            #[must_use]
            $vis fn with_retry_after(self, delay: ::core::time::Duration) -> Self {
                Self($crate::ApiError::with_retry_after(self.0, delay))
            }

            /// Chooses one of the HTTP statuses that the spec lists for the code.
            ///
            /// # Panics
            ///
            /// Panics if the spec does not list the status for the code, if debug assertions are on.
            #[track_caller]
            #[must_use]
            $vis fn with_http_status(self, http_status: ::core::primitive::u16) -> Self
            where
                for<'__a> $code: $crate::CodeEnum,
            {
                Self($crate::ApiError::with_http_status(self.0, http_status))
            }

            /// Sets the source, which is logged and never sent.
            #[must_use]
            $vis fn with_source(
                self,
                source: impl ::core::convert::Into<
                    $crate::__private::Box<dyn ::core::error::Error + ::core::marker::Send + ::core::marker::Sync>,
                >,
            ) -> Self {
                Self($crate::ApiError::with_source(self.0, source))
            }
        }

        $crate::__private::own_type_http!($vis $name $code);
        $crate::__private::own_type_server!($name $code);
        $crate::__private::own_type_axum!($name $code);
        $crate::__private::own_type_actix!($name $code);
        $crate::__private::own_type_utoipa!($name $code);
        $crate::__private::own_type_utoipa_5!($name $code);

        /// The methods that only read.
        #[automatically_derived]
        impl ::core::ops::Deref for $name {
            type Target = $crate::ApiError<$code>;

            fn deref(&self) -> &$crate::ApiError<$code> {
                &self.0
            }
        }

        #[automatically_derived]
        impl $crate::ApiErrorSpec for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn entry(&self) -> $crate::Entry {
                $crate::ApiErrorSpec::entry(&self.0)
            }

            fn http_status(&self) -> ::core::primitive::u16 {
                $crate::ApiErrorSpec::http_status(&self.0)
            }

            fn retry(&self) -> $crate::Retry {
                $crate::ApiErrorSpec::retry(&self.0)
            }

            fn fmt_message(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::ApiErrorSpec::fmt_message(&self.0, f)
            }

            fn visit_details(
                &self,
                visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, $crate::Value<'_>),
            ) {
                $crate::ApiErrorSpec::visit_details(&self.0, visit);
            }

            fn visit_other_errors(&self, visit: &mut dyn ::core::ops::FnMut(&dyn $crate::ApiErrorSpec)) {
                $crate::ApiErrorSpec::visit_other_errors(&self.0, visit);
            }
        }

        #[automatically_derived]
        impl $crate::ApiErrorCodes for $name
        where
            for<'__a> $code: $crate::ApiErrorCodes,
        {
            const CODES: $crate::Codes = <$code as $crate::ApiErrorCodes>::CODES;
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::error::Error::source(&self.0)
            }
        }

        $crate::__private::own_type_from!(from $name $code [$code, $crate::ApiError<$code>]);

        #[automatically_derived]
        impl ::core::convert::From<$name> for $crate::ApiError<$code> {
            fn from(error: $name) -> Self {
                error.0
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<$name> for $crate::ApiErrors<$code> {
            fn from(error: $name) -> Self {
                Self::new(error.0)
            }
        }

        /// For derived enums that have the error in a variant.
        #[automatically_derived]
        impl ::core::convert::From<&$name> for $code
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn from(error: &$name) -> Self {
                *$crate::ApiError::kind(&error.0)
            }
        }
    };
}

/// The conversions from other types: `from` converts like an `ApiError`, `internal` keeps the error as a source.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_from {
    (from $name:ident $code:ty [$($from:ty),*]) => {
        $(
            #[automatically_derived]
            impl ::core::convert::From<$from> for $name
            where
                for<'__a> $code: $crate::CodeEnum,
            {
                #[track_caller]
                fn from(error: $from) -> Self {
                    Self(<$crate::ApiError<$code> as ::core::convert::From<$from>>::from(error))
                }
            }
        )*
    };
    (internal $name:ident $code:ty [$($from:ty),*]) => {
        $(
            #[automatically_derived]
            impl ::core::convert::From<$from> for $name
            where
                for<'__a> $code: $crate::CodeEnum,
            {
                #[track_caller]
                fn from(error: $from) -> Self {
                    Self($crate::ApiError::<$code>::internal(error))
                }
            }
        )*
    };
    ($list:ident $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "unknown list `", ::core::stringify!($list), "`, expected `from` or `internal`"
        ));
    };
}
