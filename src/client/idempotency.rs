//! May a request be sent twice?

use http::{HeaderMap, Method};

/// Whether a request that is sent twice does more than one that is sent once.
///
/// ```
/// use errspec::client::Idempotency;
/// use http::{HeaderMap, Method};
///
/// let mut headers = HeaderMap::new();
/// assert_eq!(Idempotency::from_parts(&Method::PUT, &headers), Idempotency::Idempotent);
/// assert_eq!(Idempotency::from_parts(&Method::POST, &headers), Idempotency::NotIdempotent);
///
/// headers.insert("idempotency-key", "8e03978e".parse()?);
/// assert_eq!(Idempotency::from_parts(&Method::POST, &headers), Idempotency::Keyed);
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Idempotency {
    /// Its [method](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2) is, or its endpoint promises that it is.
    ///
    /// So is a request that surely never left: [`Outcome::NotSent`](crate::client::Outcome::NotSent).
    Idempotent,
    /// It has an idempotency key, by which the service knows the second one; the same key each time.
    Keyed,
    /// It may do its work a second time.
    NotIdempotent,
}

impl Idempotency {
    /// What method and headers say; `Idempotency-Key` is the header of a key.
    #[must_use]
    pub fn from_parts(method: &Method, headers: &HeaderMap) -> Self {
        if method.is_idempotent() {
            Self::Idempotent
        } else if headers.get("idempotency-key").is_some_and(|key| !key.is_empty()) {
            Self::Keyed
        } else {
            Self::NotIdempotent
        }
    }

    /// What a request carries as an extension, else what its method and its headers say.
    #[cfg(any(feature = "client-reqwest", feature = "client-tower"))]
    pub(super) fn from_request(method: &Method, headers: &HeaderMap, extensions: &http::Extensions) -> Self {
        extensions.get().copied().unwrap_or_else(|| Self::from_parts(method, headers))
    }

    /// Whether the request can be sent again when the first one may have been executed.
    pub(super) const fn is_safe_to_repeat(self) -> bool {
        match self {
            Self::Idempotent | Self::Keyed => true,
            Self::NotIdempotent => false,
        }
    }
}
