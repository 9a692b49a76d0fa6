//! How is work ended that takes too long?

use core::future::poll_fn;
use core::pin::pin;
use core::task::Poll;
use core::time::Duration;

use crate::client::Timer;

/// Runs a future for at most `limit`; if that is not enough, drops it and returns the limit as the error.
///
/// Its timeout is created once it has to wait, so a future that is ready at once costs no timeout.
pub(super) async fn within<F: Future>(
    limit: Option<Duration>,
    timer: &mut impl Timer,
    work: F,
) -> Result<F::Output, Duration> {
    let Some(limit) = limit else { return Ok(work.await) };
    let start = timer.now();
    let mut work = pin!(work);
    let mut timeout = pin!(None);
    poll_fn(|context| {
        if let Poll::Ready(output) = work.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        if timeout.is_none() {
            let left = limit.saturating_sub(timer.now().saturating_sub(start));
            timeout.set(Some(timer.timeout(left)));
        }
        match timeout.as_mut().as_pin_mut() {
            Some(timeout) => timeout.poll(context).map(|()| Err(limit)),
            None => Poll::Pending,
        }
    })
    .await
}
