//! How long does the client wait? The timer of tokio, which says so.

use std::time::Duration;

use errspec::client::Timer;
use errspec::client::tokio::TokioTimer;

pub(crate) struct TellingTimer {
    timer: TokioTimer,
    jitter: Option<f64>,
}

impl TellingTimer {
    /// `jitter` takes the place of a random number, so that each run waits for the same time.
    pub(crate) fn new(jitter: Option<f64>) -> Self {
        Self { timer: TokioTimer::new(), jitter }
    }
}

impl Timer for TellingTimer {
    type Sleep = <TokioTimer as Timer>::Sleep;

    fn now(&self) -> Duration {
        self.timer.now()
    }

    fn sleep(&mut self, wait: Duration) -> Self::Sleep {
        println!("  wait    {:.3} s", wait.as_secs_f64());
        self.timer.sleep(wait)
    }

    fn random(&mut self) -> f64 {
        self.jitter.unwrap_or_else(|| self.timer.random())
    }
}
