//! How is an error told again, where it can only be looked at?

use alloc::string::ToString;

use http::HeaderMap;

use super::Source;
use crate::{ApiError, ApiErrorSpec, Detail, Entry, Message};

/// What the spec says about an error that is somewhere else; its message and its details are those of the copy.
#[derive(Debug)]
pub(crate) struct Copied(Entry);

impl ApiErrorSpec for Copied {
    fn entry(&self) -> Entry {
        self.0
    }
}

impl ApiError<Copied> {
    /// All that the error says; the source is shared.
    pub(crate) fn copy_of<C: ApiErrorSpec>(error: &ApiError<C>) -> Self {
        let mut copy = ApiError::new(Copied(error.entry())).with_message(Message::new(error).to_string());
        let more = copy.more();
        error.visit_details(&mut |name, value| more.details.push((name, Detail::from(value))));
        copy.with_parts(error.retry_after(), error.header_map(), error.shared_source())
    }
}

impl<C> ApiError<C> {
    pub(crate) fn shared_source(&self) -> Option<Source> {
        self.more.as_ref()?.source.clone()
    }

    /// What an error has beside its code, its message and its details.
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
