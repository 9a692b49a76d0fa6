//! What happens when a service behind this one hangs?

use std::future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::timeout;

use crate::{ApiError, ErrorCode};

/// Stands for another service: it hangs for some calls, answers one, and begins anew.
pub(crate) struct Upstream {
    name: &'static str,
    hangs: u32,
    calls: AtomicU32,
}

impl Upstream {
    pub(crate) fn new(name: &'static str, hangs: u32) -> Self {
        Self { name, hangs, calls: AtomicU32::new(0) }
    }

    /// Which of them did not answer, and for how long it was waited for, is for the log alone.
    pub(crate) async fn ask(&self) -> Result<(), ApiError> {
        timeout(Duration::from_millis(50), self.answer()).await.map_err(|elapsed| {
            ApiError::new(ErrorCode::ServiceUnavailable).with_source(format!("{}: {elapsed}", self.name))
        })
    }

    async fn answer(&self) {
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        if call % (self.hangs + 1) < self.hangs {
            future::pending::<()>().await;
        }
    }
}
