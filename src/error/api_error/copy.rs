//! How is an error copied that is only borrowed?

use alloc::string::ToString;

use http::HeaderMap;

use super::Source;
use crate::{ApiError, ApiErrorSpec, Detail, Entry, Message};

/// The entry of an error that was copied; the copy has its message and its details.
#[derive(Debug)]
pub(crate) struct Copied(Entry);

impl ApiErrorSpec for Copied {
    fn entry(&self) -> Entry {
        self.0
    }
}

impl ApiError<Copied> {
    /// Copies the error; the source is shared.
    pub(crate) fn copy_of<C: ApiErrorSpec>(error: &ApiError<C>) -> Self {
        let mut copy = ApiError::new(Copied(error.entry())).with_message(Message::new(error).to_string());
        let more = copy.more();
        more.http_status = Some(error.http_status()).filter(|status| *status != error.entry().http_status);
        error.visit_details(&mut |name, value| more.details.push((name, Detail::from(value))));
        copy.with_parts(error.retry_after(), error.header_map(), error.shared_source())
    }
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
