//! How does an error become a response of actix, and an error of actix one of ours?

use core::fmt;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError, error};

use super::cause::Cause;
use super::headers::{status_code, to_actix};
use crate::server::AnyApiError;
use crate::{ApiError, ApiErrorSpec, ApiErrors, Catalog};

/// Responds with the status of the code, the error's own headers, and the envelope.
///
/// `Retry-After` is set if the bucket waits, and `WWW-Authenticate` on a 401.
/// The middleware of `errspec::server::actix` adds the request id to the envelope, and logs the error.
impl<C: ApiErrorSpec + fmt::Debug + 'static> ResponseError for ApiError<C> {
    fn status_code(&self) -> StatusCode {
        status_code(self.http_status())
    }

    fn error_response(&self) -> HttpResponse {
        AnyApiError::from(ApiError::copy_of(self)).error_response()
    }
}

/// Responds like an [`ApiError`], with the [status, headers and envelope of all errors](ApiErrors#the-response).
impl<C: ApiErrorSpec + fmt::Debug + 'static> ResponseError for ApiErrors<C> {
    fn status_code(&self) -> StatusCode {
        status_code(self.http_status())
    }

    fn error_response(&self) -> HttpResponse {
        AnyApiError::from(self.map(ApiError::copy_of)).error_response()
    }
}

impl ResponseError for AnyApiError {
    fn status_code(&self) -> StatusCode {
        status_code(self.as_spec().http_status())
    }

    fn error_response(&self) -> HttpResponse {
        let (parts, body) = self.to_response::<alloc::vec::Vec<u8>>().into_parts();
        let mut response = HttpResponse::new(self.status_code());
        *response.headers_mut() = to_actix(&parts.headers);
        response.extensions_mut().insert(self.clone());
        response.set_body(BoxBody::new(body))
    }
}

/// Lets a handler return an error without `Err`, and change its response with [`customize`](Responder::customize).
impl<C: ApiErrorSpec + fmt::Debug + 'static> Responder for ApiError<C> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::from_error(self)
    }
}

impl<C: ApiErrorSpec + fmt::Debug + 'static> Responder for ApiErrors<C> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::from_error(self)
    }
}

impl Responder for AnyApiError {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::from_error(self)
    }
}

/// Converts an error of actix-web into the fallback for its status, with its text as the source, for logs.
///
/// If it contains an [`ApiError`], that error is returned; of several errors, the first.
/// The response has the status of the code.
impl<C: Catalog> From<actix_web::Error> for ApiError<C> {
    #[track_caller]
    fn from(error: actix_web::Error) -> Self {
        let response = error.error_response();
        if let Some(error) = response.extensions().get::<AnyApiError>() {
            return error.raise();
        }
        let (cause, unavailable) = Cause::of(&error);
        let status = super::answer::status(response.status().as_u16(), unavailable);
        Self::of_status(status).with_source(cause)
    }
}

macro_rules! from {
    ($($error:path,)*) => {$(
        /// Converts the error like an [`actix_web::Error`].
        impl<C: Catalog> From<$error> for ApiError<C> {
            #[track_caller]
            fn from(error: $error) -> Self {
                actix_web::Error::from(error).into()
            }
        }
    )*};
}

from! {
    error::BlockingError,
    error::JsonPayloadError,
    error::PathError,
    error::PayloadError,
    error::QueryPayloadError,
    error::ReadlinesError,
    error::UrlGenerationError,
    error::UrlencodedError,
}
