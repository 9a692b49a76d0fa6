//! What are the failing responses of an operation, in the types of utoipa?
//!
//! The module of each version includes this file, and says what `utoipa` is and what differs from other versions.

mod content;

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use utoipa::IntoResponses;
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::{RefOr, Response};

use super::{header, utoipa};
use crate::openapi::ErrorResponses;
use crate::{ApiError, ApiErrorCodes, Catalog, Retry};

impl<C: Catalog, E: ApiErrorCodes> IntoResponses for ErrorResponses<C, E> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let by_status = by_status::<C>(E::CODES.iter());
        by_status.into_iter().map(|(status, codes)| (status.to_string(), response(&codes).into())).collect()
    }
}

impl<C: Catalog + ApiErrorCodes> IntoResponses for ApiError<C> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        ErrorResponses::<C>::responses()
    }
}

/// The codes of each status, in order and without duplicates.
fn by_status<C: Catalog>(codes: impl Iterator<Item = &'static str>) -> BTreeMap<u16, Vec<C>> {
    let mut by_status = BTreeMap::<u16, Vec<C>>::new();
    for code in codes {
        let Some(known) = C::from_code(code) else {
            panic!("code `{code}` is not in the spec of `{}`", core::any::type_name::<C>());
        };
        // A code without a status has no response.
        for status in known.entry().http_statuses() {
            let codes = by_status.entry(status).or_default();
            if codes.iter().all(|other| other.code() != known.code()) {
                codes.push(known);
            }
        }
    }
    by_status
}

fn response<C: Catalog>(codes: &[C]) -> ResponseBuilder {
    let shape = C::fallback(500).entry().shape;
    let mut response = ResponseBuilder::new()
        .description(content::description(codes))
        .content(shape.content_type(), content::envelope(shape, codes));
    if let Some(name) = shape.request_id_header() {
        response = response.header(name, content::request_id_header());
    }
    for (name, header) in content::headers(shape, codes) {
        response = response.header(name, header);
    }
    if codes.iter().any(|code| matches!(code.retry(), Retry::AfterDelay(_))) {
        response.header("Retry-After", content::retry_after_header())
    } else {
        response
    }
}
