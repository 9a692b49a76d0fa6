//! How is an error copied that is only borrowed?

use alloc::string::ToString;
use alloc::vec::Vec;

use http::HeaderMap;

use super::Source;
use crate::{ApiError, ApiErrorSpec, Detail, Entry, Message, Retry};

/// What an error that was copied answers; the copy has its message and its details.
#[derive(Debug)]
pub(crate) struct Copied {
    entry: Entry,
    http_status: u16,
    retry: Retry,
    others: Vec<ApiError<Copied>>,
}

impl ApiErrorSpec for Copied {
    fn entry(&self) -> Entry {
        self.entry
    }

    fn http_status(&self) -> u16 {
        self.http_status
    }

    fn retry(&self) -> Retry {
        self.retry
    }

    fn visit_other_errors(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec)) {
        self.others.iter().for_each(|error| visit(error));
    }
}

impl ApiError<Copied> {
    /// Copies the error; the source is shared.
    pub(crate) fn copy_of<C: ApiErrorSpec>(error: &ApiError<C>) -> Self {
        let mut others = Vec::new();
        error.visit_other_errors(&mut |other| others.push(copy(other, Vec::new())));
        let copy = copy(error, others).at(error.location());
        copy.with_parts(error.retry_after(), error.header_map(), error.shared_source())
    }
}

fn copy(error: &dyn ApiErrorSpec, others: Vec<ApiError<Copied>>) -> ApiError<Copied> {
    let copied =
        Copied { entry: error.entry(), http_status: error.http_status(), retry: error.retry(), others };
    let mut copy = ApiError::new(copied).with_message(Message::new(error).to_string());
    let more = copy.more();
    error.visit_details(&mut |name, value| more.details.push((name, Detail::from(value))));
    copy
}

impl<C> ApiError<C> {
    pub(crate) fn shared_source(&self) -> Option<Source> {
        self.more.as_ref()?.source.clone()
    }

    /// Sets everything but the code, the message and the details.
    pub(crate) fn with_parts(
        mut self,
        retry_after: Option<core::time::Duration>,
        headers: Option<&HeaderMap>,
        source: Option<Source>,
    ) -> Self {
        let more = self.more();
        more.retry_after = retry_after;
        more.headers = headers.cloned().unwrap_or_default();
        more.source = source;
        self
    }
}
