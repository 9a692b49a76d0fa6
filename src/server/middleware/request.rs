//! What does a response need to know about its request?

use tracing::Span;

use super::RequestId;
use crate::panic::{Guarded, catch};

/// What a response needs to know about its request.
pub(in crate::server) struct RequestContext {
    pub(in crate::server) request_id: RequestId,
    /// The span `request`, around all work for the request.
    span: Guarded<Span>,
    /// Whether it is a `HEAD` request, whose response has no body.
    pub(in crate::server) head: bool,
}

impl RequestContext {
    pub(in crate::server) fn new(request_id: RequestId, head: bool) -> Self {
        let id = request_id.as_str();
        let span = catch(|| tracing::error_span!(target: "errspec", "request", request_id = id));
        Self { request_id, span: Guarded::new(span.unwrap_or_else(|_| Span::none())), head }
    }

    /// Runs the closure inside the span; a panic of the subscriber changes nothing about the request.
    #[inline]
    pub(in crate::server) fn in_span<T>(&self, run: impl FnOnce() -> T) -> T {
        let _entered = catch(|| self.span.enter()).ok().map(Guarded::new);
        run()
    }
}
