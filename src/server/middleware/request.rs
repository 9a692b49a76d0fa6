//! What does a response need to know about its request?

use tracing::Span;

use super::RequestId;

/// What a response needs to know about its request.
pub(in crate::server) struct RequestContext {
    pub(in crate::server) request_id: RequestId,
    /// The span `request`, around all work for the request.
    pub(in crate::server) span: Span,
    /// Whether it is a `HEAD` request, whose response has no body.
    pub(in crate::server) head: bool,
}

impl RequestContext {
    pub(in crate::server) fn new(request_id: RequestId, head: bool) -> Self {
        let span = tracing::error_span!(target: "errspec", "request", request_id = request_id.as_str());
        Self { request_id, span, head }
    }
}
