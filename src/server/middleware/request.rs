//! What does a response need to know about its request?

use tracing::Span;

use super::RequestId;

/// A request, as far as its response depends on it.
pub(in crate::server) struct RequestContext {
    pub(in crate::server) request_id: RequestId,
    /// The span `request`, around all that is done for it.
    pub(in crate::server) span: Span,
    /// Whether the response has no body, whatever its headers say.
    pub(in crate::server) head: bool,
}

impl RequestContext {
    pub(in crate::server) fn new(request_id: RequestId, head: bool) -> Self {
        let span = tracing::error_span!(target: "errspec", "request", request_id = request_id.as_str());
        Self { request_id, span, head }
    }
}
