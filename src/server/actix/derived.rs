//! How does a derived error become a response of actix, which borrows it?

use core::error::Error;

use actix_web::{HttpResponse, ResponseError};

use super::cause::Cause;
use crate::__private::raised;
use crate::{ApiErrorSpec, Catalog};

/// Responds with the code of the error in the enum of the spec, and copies the texts of its source for the log.
pub fn response_of<C: Catalog>(
    error: &(impl ApiErrorSpec + ?Sized),
    source: Option<&(dyn Error + 'static)>,
) -> HttpResponse {
    let error = raised::<C>(error);
    let error = match source {
        Some(source) => error.with_source(Cause::of_borrowed(source)),
        None => error,
    };
    error.error_response()
}
