//! Which failing bodies are kept that the service has written itself?

use alloc::sync::Arc;
use core::fmt;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::RequestContext;
use crate::__private;
use crate::panic::catch;

/// Which failing bodies that the service has written itself the layer keeps; by default none.
///
/// A service that has errors today can put the layer around all of its routes and move one handler after the other: a
/// handler that does not return an [`ApiError`](crate::ApiError) yet answers as before.
/// It is a setting of `EnvelopeLayer` and `EnvelopeMiddleware`, which have a method `with_kept_bodies`.
///
/// | Setting | What is kept | Choose it for |
/// |---|---|---|
/// | [`none`](Self::none) | nothing: every failing response is the envelope | a new service, and one that has moved its last handler |
/// | [`json`](Self::json) | bodies of a JSON type, such as `application/json` and `application/problem+json` | a service whose handlers answer in JSON: failures of routers, extractors and proxies, which have plain text or HTML, are envelopes from the first day |
/// | [`any`](Self::any) | every body | a service whose clients read its plain text, too |
/// | [`matching`](Self::matching) | bodies that a predicate selects by status and headers | anything else, such as the failures of one version of the API |
///
/// A kept response:
///
/// - has its own status, headers and body, byte for byte. Only the header of the request id is added: no `Cache-Control`, `Retry-After` or `WWW-Authenticate`.
/// - is the event `response kept` in [the log](crate::server#the-log), in place of `request failed`, with the code and the message of the body if the envelope of the spec has them at the same place.
///   Count these events, or use a [hook](Self::with_hook), and the number goes to zero as handlers move.
/// - is not changed by a second layer around it.
///
/// To read code and message, the layer needs a body that is in memory, is at most 64 KiB and is not encoded.
/// In a tower stack it must also be the body of axum (feature `server-axum`).
/// Any other body passes through without being read, and only its headers are known.
///
/// These are never kept, whatever the setting says: a response that was made from an `ApiError`, a panic, an error of a
/// middleware that the error map maps, and a response without a body.
/// A response to `HEAD` counts as one with a body if it has a `Content-Type`.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// use axum::http::StatusCode;
/// use axum::{Router, routing::get};
/// use errspec::server::KeptBodies;
/// use errspec::server::tower::EnvelopeLayer;
///
/// errspec::errors!("spec/errors.yaml");
///
/// static KEPT: AtomicU64 = AtomicU64::new(0);
///
/// async fn not_moved_yet() -> (StatusCode, [(&'static str, &'static str); 1], &'static str) {
///     (StatusCode::CONFLICT, [("content-type", "application/json")], r#"{"reason":"locked"}"#)
/// }
///
/// let kept = KeptBodies::json().with_hook(|_| {
///     KEPT.fetch_add(1, Ordering::Relaxed);
/// });
/// let app: Router = Router::new()
///     .route("/order", get(not_moved_yet))
///     .layer(EnvelopeLayer::<ErrorCode>::new().with_kept_bodies(kept));
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// use http_body_util::BodyExt;
/// use tower::ServiceExt;
///
/// let request = http::Request::get("/order").body(String::new()).unwrap();
/// let response = app.oneshot(request).await.unwrap();
///
/// assert!(response.headers().contains_key("x-request-id"));
/// assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), r#"{"reason":"locked"}"#);
/// assert_eq!(KEPT.load(Ordering::Relaxed), 1);
/// # });
/// ```
#[derive(Clone, Default)]
pub struct KeptBodies {
    selection: Selection,
    hook: Option<Arc<KeptHook>>,
}

#[derive(Clone, Default)]
enum Selection {
    #[default]
    None,
    Json,
    Any,
    Matching(Arc<KeptPredicate>),
}

type KeptPredicate = dyn Fn(StatusCode, &HeaderMap) -> bool + Send + Sync;
type KeptHook = dyn Fn(&KeptResponse<'_>) + Send + Sync;

impl KeptBodies {
    /// Keeps no body, which is the default.
    #[must_use]
    pub const fn none() -> Self {
        Self { selection: Selection::None, hook: None }
    }

    /// Keeps bodies whose `Content-Type` is JSON: the subtype is `json` or ends in `+json`.
    #[must_use]
    pub const fn json() -> Self {
        Self { selection: Selection::Json, hook: None }
    }

    /// Keeps every body.
    ///
    /// This includes texts that frameworks send, such as that of an extractor's rejection, and in actix-web the
    /// [`Display`](fmt::Display) of every error without a response of its own.
    #[must_use]
    pub const fn any() -> Self {
        Self { selection: Selection::Any, hook: None }
    }

    /// Keeps bodies for whose status and headers the predicate returns `true`.
    ///
    /// The types are those of `http` 1, with actix-web as well.
    /// If the predicate panics, the response is the envelope of a 500.
    ///
    /// ```
    /// use errspec::server::KeptBodies;
    ///
    /// // Only failures of the first version of the API.
    /// let kept = KeptBodies::matching(|status, headers| {
    ///     status.is_client_error() && headers.get("api-version").is_some_and(|version| version == "1")
    /// });
    /// ```
    #[must_use]
    pub fn matching(predicate: impl Fn(StatusCode, &HeaderMap) -> bool + Send + Sync + 'static) -> Self {
        Self { selection: Selection::Matching(Arc::new(predicate)), hook: None }
    }

    /// Calls `hook` for each response whose body is kept, such as to increment a counter of your metrics.
    ///
    /// A panic of the hook changes nothing about the response.
    ///
    /// ```
    /// use errspec::server::KeptBodies;
    ///
    /// let kept = KeptBodies::json().with_hook(|kept| {
    ///     println!("kept_failures{{route={:?}, status={}}}", kept.route(), kept.status().as_u16());
    /// });
    /// ```
    #[must_use]
    pub fn with_hook(mut self, hook: impl Fn(&KeptResponse<'_>) + Send + Sync + 'static) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// Whether a body is kept; a predicate may panic.
    pub(in crate::server) fn keeps(
        &self,
        status: u16,
        headers: &HeaderMap,
        has_body: impl FnOnce() -> bool,
    ) -> bool {
        let is_selected = match &self.selection {
            Selection::None => return false,
            Selection::Json => is_json(headers),
            Selection::Any => true,
            Selection::Matching(predicate) => predicate(__private::status_code(status), headers),
        };
        is_selected && has_body()
    }

    /// Whether no body is kept, so that nothing about a response must be looked up.
    #[cfg(feature = "server-tower")]
    pub(in crate::server) const fn is_none(&self) -> bool {
        matches!(self.selection, Selection::None)
    }

    /// Calls the hook.
    pub(super) fn call_hook(&self, status: u16, code: Option<&str>, context: &RequestContext) {
        if let Some(hook) = &self.hook {
            let _ = catch(|| hook(&KeptResponse { status: __private::status_code(status), code, context }));
        }
    }
}

impl fmt::Debug for KeptBodies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let selection = match self.selection {
            Selection::None => "none",
            Selection::Json => "json",
            Selection::Any => "any",
            Selection::Matching(_) => "matching",
        };
        f.debug_struct("KeptBodies").field("selection", &selection).finish_non_exhaustive()
    }
}

/// A failing response whose body is kept, as the [hook](KeptBodies::with_hook) sees it.
pub struct KeptResponse<'a> {
    status: StatusCode,
    code: Option<&'a str>,
    context: &'a RequestContext,
}

impl KeptResponse<'_> {
    /// Returns the status of the response.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the code of the body, if the layer could read it; the spec may not have it.
    #[must_use]
    pub const fn code(&self) -> Option<&str> {
        self.code
    }

    /// Returns the method of the request.
    #[must_use]
    pub fn method(&self) -> &str {
        self.context.method()
    }

    /// Returns the matched route, such as `/orders/{id}`, if the layer knows it.
    #[must_use]
    pub fn route(&self) -> Option<&str> {
        self.context.route()
    }

    /// Returns the id of the request.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.context.request_id.as_str()
    }
}

impl fmt::Debug for KeptResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptResponse")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("method", &self.method())
            .field("route", &self.route())
            .field("request_id", &self.request_id())
            .finish()
    }
}

/// Whether a body with these headers and this size is read.
#[cfg(any(feature = "server-actix", feature = "server-axum"))]
pub(in crate::server) fn is_readable(headers: &HeaderMap, size: Option<u64>) -> bool {
    size.is_some_and(|size| size <= crate::envelope::Body::MAX_LEN as u64)
        && !headers.contains_key(http::header::CONTENT_ENCODING)
}

/// Whether the beginning of a body is a text for people or programs that the log can show.
pub(super) fn is_text(headers: &HeaderMap) -> bool {
    is_json(headers) || content_type(headers).is_some_and(|kind| kind.eq_ignore_ascii_case("text/plain"))
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some((_, subtype)) = content_type(headers).and_then(|kind| kind.split_once('/')) else {
        return false;
    };
    let suffix = subtype.rsplit_once('+').map_or(subtype, |(_, suffix)| suffix);
    suffix.eq_ignore_ascii_case("json")
}

/// The type without its parameters.
fn content_type(headers: &HeaderMap) -> Option<&str> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(kind.split(';').next().unwrap_or_default().trim())
}
