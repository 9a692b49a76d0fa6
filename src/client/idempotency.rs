//! Can a request safely be sent more than once?

use http::{HeaderMap, Method};

/// Whether a request can safely be sent more than once.
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
    /// The [method](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2) is idempotent, or the endpoint promises it.
    ///
    /// This also fits a request that was never sent: [`Outcome::NotSent`](crate::client::Outcome::NotSent).
    Idempotent,
    /// The request has an idempotency key, the same for each attempt, by which the service recognizes duplicates.
    Keyed,
    /// A second request may have a second effect.
    NotIdempotent,
}

impl Idempotency {
    /// Returns the idempotency that follows from the method and the header `Idempotency-Key`.
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

    /// The idempotency in the extensions, or else the one that follows from method and headers.
    #[cfg(any(feature = "client-reqwest", feature = "client-tower"))]
    pub(super) fn from_request(method: &Method, headers: &HeaderMap, extensions: &http::Extensions) -> Self {
        extensions.get().copied().unwrap_or_else(|| Self::from_parts(method, headers))
    }

    /// Whether the request can be sent again if the first one may have been executed.
    pub(super) const fn is_safe_to_repeat(self) -> bool {
        match self {
            Self::Idempotent | Self::Keyed => true,
            Self::NotIdempotent => false,
        }
    }
}
