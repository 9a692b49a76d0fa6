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
use crate::{ApiError, ApiErrorCodes, ApiErrors, Catalog, Retry, Shape};

impl<C: Catalog, E: ApiErrorCodes> IntoResponses for ErrorResponses<C, E> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        all(&by_status::<C>(E::CODES.iter()))
    }
}

/// The responses of single errors, and those of several errors with different statuses: a 400 and a 500.
impl<C: Catalog + ApiErrorCodes> IntoResponses for ApiErrors<C> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut by_status = by_status::<C>(C::CODES.iter());
        let statuses: Vec<_> = by_status.keys().copied().collect();
        let client = statuses.iter().filter(|status| **status < 500).count();
        if client > 1 {
            by_status.entry(400).or_default();
        }
        if statuses.len() > 1 && client < statuses.len() {
            by_status.entry(500).or_default();
        }
        all(&by_status)
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

/// The response of each status.
fn all<C: Catalog>(by_status: &BTreeMap<u16, Vec<C>>) -> BTreeMap<String, RefOr<Response>> {
    let shape = C::fallback(500).entry().shape;
    let has_list = content::has_list(&shape.body);
    let response_of = |(status, codes): (&u16, &Vec<C>)| {
        // Several errors have a common status, so its list can have codes of other statuses.
        let is_common = |other: &u16| match *status {
            400 => has_list && *other < 500,
            500 => has_list,
            _ => false,
        };
        let mut in_list = codes.clone();
        for code in by_status.iter().filter(|(other, _)| is_common(other)).flat_map(|(_, codes)| codes) {
            if in_list.iter().all(|known| known.code() != code.code()) {
                in_list.push(*code);
            }
        }
        (status.to_string(), response(shape, *status, codes, &in_list).into())
    };
    by_status.iter().map(response_of).collect()
}

/// The response of a status; its codes have an example each, and the schema has all codes that can be in the body.
fn response<C: Catalog>(shape: &Shape, status: u16, codes: &[C], in_list: &[C]) -> ResponseBuilder {
    let mut response = ResponseBuilder::new()
        .description(content::description(if codes.is_empty() { in_list } else { codes }))
        .content(shape.content_type(), content::envelope(shape, status, codes, in_list));
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
