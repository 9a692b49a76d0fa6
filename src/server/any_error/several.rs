//! What does a response have of several errors, apart from its body?

use core::error::Error;
use core::fmt;
use core::panic::Location;
use core::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;

use super::{ErasedError, seconds};
use crate::panic::Guarded;
use crate::{ApiErrorSpec, ApiErrors, Retry};

/// Several errors, with what their response has of all of them.
pub(super) struct SeveralErrors<C> {
    errors: ApiErrors<C>,
    headers: HeaderMap,
    delay: Option<Duration>,
}

impl<C: ApiErrorSpec> From<ApiErrors<C>> for SeveralErrors<C> {
    fn from(errors: ApiErrors<C>) -> Self {
        let (mut headers, delay) = (HeaderMap::new(), delay(&errors));
        for error in errors.iter() {
            let Some(own) = error.header_map() else { continue };
            for name in own.keys() {
                // A number of seconds is in the delay already.
                let is_counted = name == RETRY_AFTER && seconds(own).is_some();
                if !is_counted && !headers.contains_key(name) {
                    own.get_all(name).iter().for_each(|value| {
                        headers.append(name, value.clone());
                    });
                }
            }
        }
        Self { errors, headers, delay }
    }
}

/// The longest delay, if one of the errors has its own.
fn delay<C: ApiErrorSpec>(errors: &ApiErrors<C>) -> Option<Duration> {
    let own = errors.iter().filter_map(|error| error.header_map().and_then(seconds).or(error.retry_after()));
    let longest = own.max()?;
    match errors.retry() {
        Retry::AfterDelay(numbers) => Some(longest.max(numbers.base_delay)),
        Retry::Never | Retry::Backoff(_) | Retry::AfterRefresh => Some(longest),
    }
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> ErasedError for Guarded<SeveralErrors<C>> {
    fn as_spec(&self) -> &dyn ApiErrorSpec {
        &self.errors
    }

    fn as_error(&self) -> &(dyn Error + 'static) {
        &self.errors
    }

    fn delay(&self) -> Option<Duration> {
        self.delay
    }

    fn location(&self) -> Option<&'static Location<'static>> {
        self.errors.first().location()
    }

    fn headers(&self) -> Option<&HeaderMap> {
        Some(&self.headers)
    }

    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    fn visit_sources(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec, &(dyn Error + 'static))) {
        for error in self.errors.iter() {
            if let Some(source) = error.source() {
                visit(error, source);
            }
        }
    }

    #[cfg(feature = "server-actix")]
    fn shared_source(&self) -> Option<crate::error::Source> {
        self.errors.iter().find_map(crate::ApiError::shared_source)
    }
}
