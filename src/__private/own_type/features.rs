//! What the type has with a feature.

/// The headers.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_http {
    ($vis:vis $name:ident $code:ty) => {
        #[allow(dead_code, reason = "not every crate uses every method")]
        impl $name {
            /// Adds a header to the response of this error; if you add several with one name, all are sent.
            #[must_use]
            $vis fn with_header(
                self,
                name: $crate::__private::http::HeaderName,
                value: $crate::__private::http::HeaderValue,
            ) -> Self {
                Self($crate::ApiError::with_header(self.0, name, value))
            }
        }
    };
}

/// The error as it travels with its response.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_server {
    ($name:ident $code:ty) => {
        #[automatically_derived]
        impl ::core::convert::From<$name> for $crate::server::AnyApiError
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn from(error: $name) -> Self {
                ::core::convert::Into::into(error.0)
            }
        }
    };
}

/// The error as a response of axum.
#[cfg(feature = "server-axum")]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_axum {
    ($name:ident $code:ty) => {
        #[automatically_derived]
        impl $crate::__private::axum_core::response::IntoResponse for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn into_response(self) -> $crate::__private::axum_core::response::Response {
                $crate::__private::axum_core::response::IntoResponse::into_response(self.0)
            }
        }
    };
}

/// The error as an error and a responder of actix-web.
#[cfg(feature = "server-actix")]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_actix {
    ($name:ident $code:ty) => {
        #[automatically_derived]
        impl $crate::__private::actix_web::ResponseError for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            fn status_code(&self) -> $crate::__private::actix_web::http::StatusCode {
                $crate::__private::actix_web::ResponseError::status_code(&self.0)
            }

            fn error_response(&self) -> $crate::__private::actix_web::HttpResponse {
                $crate::__private::actix_web::ResponseError::error_response(&self.0)
            }
        }

        #[automatically_derived]
        impl $crate::__private::actix_web::Responder for $name
        where
            for<'__a> $code: $crate::CodeEnum,
        {
            type Body = $crate::__private::actix_web::body::BoxBody;

            fn respond_to(
                self,
                request: &$crate::__private::actix_web::HttpRequest,
            ) -> $crate::__private::actix_web::HttpResponse {
                $crate::__private::actix_web::Responder::respond_to(self.0, request)
            }
        }
    };
}

/// The responses in an OpenAPI document of utoipa 6.
#[cfg(feature = "openapi-utoipa")]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_utoipa {
    ($name:ident $code:ty) => {
        $crate::__private::own_type_responses!($name $code, utoipa);
    };
}

/// The responses in an OpenAPI document of utoipa 5.
#[cfg(feature = "openapi-utoipa-5")]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_utoipa_5 {
    ($name:ident $code:ty) => {
        $crate::__private::own_type_responses!($name $code, utoipa_5);
    };
}

/// The impl for one version of utoipa.
#[cfg(any(feature = "openapi-utoipa", feature = "openapi-utoipa-5"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_responses {
    ($name:ident $code:ty, $utoipa:ident) => {
        #[automatically_derived]
        impl $crate::__private::$utoipa::IntoResponses for $name
        where
            for<'__a> $code: $crate::Catalog + $crate::ApiErrorCodes,
        {
            fn responses() -> $crate::__private::$utoipa::Responses {
                <$crate::ApiError<$code> as $crate::__private::$utoipa::IntoResponses>::responses()
            }
        }
    };
}

#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_http {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_server {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "server-axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_axum {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "server-actix"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_actix {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "openapi-utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_utoipa {
    ($($nothing:tt)*) => {};
}

#[cfg(not(feature = "openapi-utoipa-5"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __own_type_utoipa_5 {
    ($($nothing:tt)*) => {};
}
