//! What does a response need to know about its request?

use tracing::Span;

use super::RequestId;

pub(crate) struct Asked {
    pub(crate) request_id: RequestId,
    /// The span `request`, around all that is done for it.
    pub(crate) span: Span,
    /// Whether the response has no body, whatever its headers say.
    pub(crate) head: bool,
}

impl Asked {
    pub(crate) fn new(request_id: RequestId, head: bool) -> Self {
        let span = tracing::error_span!(target: "errspec", "request", request_id = request_id.as_str());
        Self { request_id, span, head }
    }
}
