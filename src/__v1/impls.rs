//! Which traits do the generated enums have, and how?
//!
//! Each macro `impl_…` implements one trait for a fieldless enum with the inherent methods of a generated one.
//! The macros use absolute paths, because the names of the prelude may mean something else where they expand.
//! If its feature is off, a macro expands to nothing, so a generated file needs no `cfg` of its own.

/// `Debug`: the name of the variant, from the table of names.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_debug {
    ($code:ident, $names:expr) => {
        // Not `automatically_derived`: rustc considers a table unused if only a derived `Debug` reads it.
        impl ::core::fmt::Debug for $code {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($names[*self as ::core::primitive::usize])
            }
        }
    };
}

/// `Display`: the message; `{:#}` adds the code and the docs URL.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_display {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::fmt::Display for $code {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                if f.alternate() {
                    $crate::__private::fmt_full(&<$code>::entry(*self), f)
                } else {
                    f.write_str(<$code>::message(*self))
                }
            }
        }
    };
}

/// `Error`, without a source.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_error {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::error::Error for $code {}
    };
}

/// `FromStr`, from the string on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_from_str {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::str::FromStr for $code {
            type Err = $crate::UnknownCode;

            // The error is spelled out: `Self::Err` could be a variant.
            fn from_str(code: &::core::primitive::str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                ::core::option::Option::ok_or(<$code>::from_code(code), $crate::UnknownCode::new())
            }
        }
    };
}

/// `TryFrom<&str>`, from the string on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_try_from {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::convert::TryFrom<&::core::primitive::str> for $code {
            type Error = $crate::UnknownCode;

            // The error is spelled out: `Self::Error` could be a variant.
            fn try_from(code: &::core::primitive::str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                ::core::option::Option::ok_or(<$code>::from_code(code), $crate::UnknownCode::new())
            }
        }
    };
}

/// `AsRef<str>`, the string on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_as_ref {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::convert::AsRef<::core::primitive::str> for $code {
            fn as_ref(&self) -> &::core::primitive::str {
                <$code>::as_str(*self)
            }
        }
    };
}

/// `ApiErrorSpec`; the methods that are called most do not build the whole entry.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_spec {
    ($code:ident) => {
        #[automatically_derived]
        impl $crate::ApiErrorSpec for $code {
            fn entry(&self) -> $crate::Entry {
                <$code>::entry(*self)
            }

            fn code(&self) -> &'static ::core::primitive::str {
                <$code>::as_str(*self)
            }

            fn http_status(&self) -> ::core::primitive::u16 {
                <$code>::http_status(*self)
            }

            fn bucket(&self) -> &'static $crate::Bucket {
                <$code>::bucket(*self).as_bucket()
            }

            fn docs_url(&self) -> &'static ::core::primitive::str {
                <$code>::docs_url(*self)
            }
        }
    };
}

/// `ApiErrorCodes`: the table of codes; `ApiErrorShape`: the shape of responses, by default `NESTED`, and the unique
/// fields, by default none, and the retry budget; and the `From` for
/// derived enums that have a code in a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_codes {
    ($code:ident, $codes:expr) => {
        $crate::__v1::impl_codes!($code, $codes, &$crate::Shape::NESTED);
    };
    ($code:ident, $codes:expr, $shape:expr) => {
        $crate::__v1::impl_codes!($code, $codes, $shape, &[]);
    };
    ($code:ident, $codes:expr, $shape:expr, $unique:expr) => {
        $crate::__v1::impl_codes!(
            $code,
            $codes,
            $shape,
            $unique,
            ::core::option::Option::Some($crate::RetryBudget::DEFAULT)
        );
    };
    ($code:ident, $codes:expr, $shape:expr, $unique:expr, $retry_budget:expr) => {
        #[automatically_derived]
        impl $crate::ApiErrorShape for $code {
            const SHAPE: &'static $crate::Shape = $shape;
            const RETRY_BUDGET: ::core::option::Option<$crate::RetryBudget> = $retry_budget;

            fn from_field(
                name: &::core::primitive::str,
                value: &$crate::Value<'_>,
            ) -> ::core::option::Option<Self> {
                $crate::__private::from_field(name, value, $unique)
            }
        }

        #[automatically_derived]
        impl $crate::ApiErrorCodes for $code {
            const CODES: $crate::Codes = $crate::Codes::new(&$codes, &[]);
        }

        #[automatically_derived]
        impl ::core::convert::From<&$code> for $code {
            fn from(code: &$code) -> Self {
                *code
            }
        }

        $crate::__private::from_api_error!($code);
    };
}

/// The same for a code with a message of its own.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_api_error {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::convert::From<&$crate::ApiError<$code>> for $code {
            fn from(error: &$crate::ApiError<$code>) -> Self {
                *$crate::ApiError::kind(error)
            }
        }
    };
}

#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __from_api_error {
    ($code:ident) => {};
}

/// `CodeEnum`: all codes, and the type of their buckets.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_code_enum {
    ($code:ident, $bucket:ty) => {
        #[automatically_derived]
        impl $crate::CodeEnum for $code {
            type Bucket = $bucket;

            const ALL: &'static [Self] = <$code>::ALL;

            fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
                <$code>::from_code(code)
            }

            fn typed_bucket(&self) -> $bucket {
                <$code>::bucket(*self)
            }
        }
    };
}

/// `Catalog`: the two classes, and the statuses with a code of their own.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_catalog {
    // `$sent`: the statuses that are sent as another one, as ranges. It was added later than the rest.
    ($code:ident, $client:expr, $server:expr, $statuses:expr $(, $sent:expr)?) => {
        #[automatically_derived]
        impl $crate::Catalog for $code {
            fn fallback(http_status: ::core::primitive::u16) -> Self {
                $crate::__private::fallback(http_status, $client, $server, $statuses)
            }
            $(
                fn fallback_status(http_status: ::core::primitive::u16) -> ::core::primitive::u16 {
                    $crate::__private::fallback_status(http_status, $sent)
                }
            )?
        }
    };
}

/// `Serialize` and `Deserialize`, as the string on the wire.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($code:ident) => {
        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $code {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(<$code>::as_str(*self))
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $code {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer, <$code>::from_code)
            }
        }
    };
}

/// `From` into `http::StatusCode`.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_http {
    ($code:ident) => {
        #[automatically_derived]
        impl ::core::convert::From<$code> for $crate::__private::http::StatusCode {
            fn from(code: $code) -> Self {
                $crate::__private::status_code(<$code>::http_status(code))
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($code:ident) => {};
}

#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_http {
    ($code:ident) => {};
}

/// The enum of the spec's buckets: its methods, `Display` as the name, and the conversion into the public type.
///
/// It takes the visibility, the enum, the table of buckets, and the table of the enum's values in the same order.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_bucket {
    ($vis:vis $bucket:ident, $buckets:expr, $all:expr) => {
        #[allow(dead_code, reason = "not every crate uses every item")]
        impl $bucket {
            /// All buckets, in the order of the spec.
            $vis const ALL: &'static [Self] = $all;

            /// Returns the name of the bucket in the spec.
            #[must_use]
            $vis const fn as_str(self) -> &'static ::core::primitive::str {
                self.as_bucket().name
            }

            /// Returns everything the spec says about this bucket.
            #[must_use]
            $vis const fn as_bucket(self) -> &'static $crate::Bucket {
                &$buckets[self as ::core::primitive::usize]
            }

            /// Returns whether and when a client retries the request.
            #[must_use]
            $vis const fn retry(self) -> $crate::Retry {
                self.as_bucket().retry
            }

            /// Returns the bucket with this name, or `None` if the spec does not have it.
            #[must_use]
            $vis const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                $crate::__private::bucket_of(name, $buckets, $all)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $bucket {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(<$bucket>::as_str(*self))
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<$bucket> for &'static $crate::Bucket {
            fn from(bucket: $bucket) -> Self {
                <$bucket>::as_bucket(bucket)
            }
        }
    };
}

/// The enum of the values of a field: its methods, and `Display` as the value.
///
/// It takes the visibility, the enum, the values, and the table of the enum's values in the same order.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_field {
    ($vis:vis $field:ident, $values:expr, $all:expr) => {
        #[allow(dead_code, reason = "not every crate uses every item")]
        impl $field {
            /// All values, in the order of the spec.
            $vis const ALL: &'static [Self] = $all;

            /// Returns the value as the spec has it.
            #[must_use]
            $vis const fn as_str(self) -> &'static ::core::primitive::str {
                $values[self as ::core::primitive::usize]
            }

            /// Returns the value with this name, or `None` if the spec does not have it.
            #[must_use]
            $vis const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                $crate::__private::value_of(name, $values, $all)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $field {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(<$field>::as_str(*self))
            }
        }
    };
}
