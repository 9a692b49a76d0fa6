//! Is the body of a success read to its end?
//! Its head is sent, so all that is left is a line in the log.

use alloc::sync::Arc;
use core::error::Error;

use super::{RequestContext, log};

/// Watches a body that has no known size.
pub(in crate::server) struct Watch {
    context: RequestContext,
    status: u16,
    spec: Arc<str>,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    /// An outer layer may replace a body that it has not read, so this is not a failure.
    Unread,
    Started,
    Ended,
}

impl Watch {
    pub(in crate::server) fn new(context: &RequestContext, status: u16, spec: &Arc<str>) -> Self {
        Self { context: context.for_body(), status, spec: Arc::clone(spec), state: State::Unread }
    }

    /// The body is read.
    pub(in crate::server) fn started(&mut self) {
        if self.state == State::Unread {
            self.state = State::Started;
        }
    }

    /// The body was read to its end.
    pub(in crate::server) fn ended(&mut self) {
        self.state = State::Ended;
    }

    /// The body failed or panicked; only the first time is logged.
    pub(in crate::server) fn broke(&mut self, error: &(dyn Error + 'static)) {
        if self.state != State::Ended {
            self.ended();
            self.context.in_span(|| log::body_broke(self.status, error, &self.context, &self.spec));
        }
    }
}

/// A body that is dropped before its end: the client has left.
impl Drop for Watch {
    fn drop(&mut self) {
        if self.state == State::Started {
            self.context.in_span(|| log::body_abandoned(self.status, &self.context, &self.spec));
        }
    }
}
