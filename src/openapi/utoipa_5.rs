//! The failing responses of an operation, in the types of utoipa 5.

use ::utoipa5 as utoipa;
use utoipa::openapi::ObjectBuilder;
use utoipa::openapi::header::HeaderBuilder;

#[path = "utoipa/responses.rs"]
#[allow(clippy::duplicate_mod, reason = "one source for each version of utoipa")]
mod responses;

/// A header with a value of this type.
fn header(schema: ObjectBuilder) -> HeaderBuilder {
    HeaderBuilder::new().schema(schema)
}
