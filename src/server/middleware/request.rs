//! What does a response need to know about its request?

use alloc::borrow::Cow;
use alloc::string::String;

use http::uri::PathAndQuery;
use tracing::Span;

use super::RequestId;
use super::text::text;
use crate::panic::{Guarded, catch};

/// The largest size of a route or a path in the log, in bytes.
const MAX_PATH: usize = 1024;

/// The largest size of a method in the log, in bytes; a client can send any word.
const MAX_METHOD: usize = 32;

/// What a response needs to know about its request.
pub(in crate::server) struct RequestContext {
    pub(in crate::server) request_id: RequestId,
    /// The span `request`, around all work for the request.
    span: Guarded<Span>,
    method: Cow<'static, str>,
    path: Option<PathAndQuery>,
    route: Option<String>,
    /// Whether the request has passed another layer, which logs what is not a response.
    pub(in crate::server) nested: bool,
}

impl RequestContext {
    pub(in crate::server) fn new(
        request_id: RequestId,
        method: &str,
        path: Option<PathAndQuery>,
        nested: bool,
    ) -> Self {
        let span =
            catch(|| tracing::error_span!(target: "errspec", "request", request_id = request_id.as_str()));
        let span = Guarded::new(span.unwrap_or_else(|_| Span::none()));
        Self { request_id, span, method: method_name(method), path, route: None, nested }
    }

    /// Sets the route that the framework has matched, such as `/orders/{id}`.
    pub(in crate::server) fn set_route(&mut self, route: Option<&str>) {
        self.route = route.map(|route| text(route, MAX_PATH));
    }

    /// Whether it is a `HEAD` request, whose response has no body.
    pub(in crate::server) fn is_head(&self) -> bool {
        self.method == "HEAD"
    }

    pub(in crate::server) fn method(&self) -> &str {
        &self.method
    }

    pub(in crate::server) fn route(&self) -> Option<&str> {
        self.route.as_deref()
    }

    /// The path without its query, which may contain secrets; absent if the route is known.
    pub(in crate::server) fn path(&self) -> Option<String> {
        let path = self.path.as_ref().filter(|_| self.route.is_none())?;
        Some(text(path.path(), MAX_PATH))
    }

    /// Runs the closure inside the span; a panic of the subscriber changes nothing about the request.
    #[inline]
    pub(in crate::server) fn in_span<T>(&self, run: impl FnOnce() -> T) -> T {
        // Without a subscriber there is nothing to enter.
        if self.span.is_none() {
            return run();
        }
        let _entered = catch(|| self.span.enter()).ok().map(Guarded::new);
        run()
    }

    /// A copy for the body of the response.
    #[cfg(any(feature = "server-actix", feature = "server-axum"))]
    pub(in crate::server) fn for_body(&self) -> Self {
        Self {
            request_id: self.request_id.clone(),
            span: Guarded::new(catch(|| Span::clone(&self.span)).unwrap_or_else(|_| Span::none())),
            method: self.method.clone(),
            path: self.path.clone(),
            route: self.route.clone(),
            nested: self.nested,
        }
    }
}

/// The name of a method; those of RFC 9110 need no copy.
fn method_name(method: &str) -> Cow<'static, str> {
    const KNOWN: [&str; 9] = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "CONNECT", "TRACE"];
    match KNOWN.iter().find(|known| **known == method) {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(text(method, MAX_METHOD)),
    }
}
