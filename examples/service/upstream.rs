//! Calls to other services, which can hang.

use std::future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::timeout;

use crate::{ApiError, ErrorCode};

/// A simulated service: it hangs for the first calls, answers the next one, and then starts over.
pub(crate) struct Upstream {
    name: &'static str,
    hangs: u32,
    calls: AtomicU32,
}

impl Upstream {
    pub(crate) fn new(name: &'static str, hangs: u32) -> Self {
        Self { name, hangs, calls: AtomicU32::new(0) }
    }

    /// Calls the service. Only the log shows which service did not answer, and after which time.
    pub(crate) async fn call(&self) -> Result<(), ApiError> {
        timeout(Duration::from_millis(50), self.answer()).await.map_err(|elapsed| {
            ApiError::new(ErrorCode::ServiceUnavailable).with_source(format!("{}: {elapsed}", self.name))
        })
    }

    async fn answer(&self) {
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        if number % (self.hangs + 1) < self.hangs {
            future::pending::<()>().await;
        }
    }
}
