//! The tokio timer, which also prints each wait.

use std::time::Duration;

use errspec::client::Timer;
use errspec::client::tokio::TokioTimer;

pub(crate) struct PrintingTimer {
    timer: TokioTimer,
    jitter: Option<f64>,
}

impl PrintingTimer {
    /// `jitter` replaces the random number, so that every run waits equally long.
    pub(crate) fn new(jitter: Option<f64>) -> Self {
        Self { timer: TokioTimer::new(), jitter }
    }
}

impl Timer for PrintingTimer {
    type Sleep = <TokioTimer as Timer>::Sleep;

    fn now(&self) -> Duration {
        self.timer.now()
    }

    fn sleep(&mut self, wait: Duration) -> Self::Sleep {
        println!("  wait    {:.3} s", wait.as_secs_f64());
        self.timer.sleep(wait)
    }

    /// The end of an attempt that takes too long, which is not a wait.
    fn timeout(&mut self, limit: Duration) -> Self::Sleep {
        self.timer.timeout(limit)
    }

    fn random(&mut self) -> f64 {
        self.jitter.unwrap_or_else(|| self.timer.random())
    }
}
