//! Authentication: `Authorization: Bearer free` or `Bearer partner`.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::{ApiError, ErrorCode};

/// A valid key. A request without one fails with `unauthorized`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key(String);

/// The key of a partner. A request with another key fails with `forbidden`.
pub(crate) struct Partner;

impl<S: Sync> FromRequestParts<S> for Key {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let value = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        match value.and_then(|value| value.strip_prefix("Bearer ")) {
            Some(key @ ("free" | "partner")) => Ok(Self(key.to_owned())),
            _ => Err(ErrorCode::Unauthorized.into()),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Partner {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let key = Key::from_request_parts(parts, state).await?;
        if key.0 == "partner" { Ok(Self) } else { Err(ErrorCode::Forbidden.into()) }
    }
}
