//! Measuring time.

use std::time::{Duration, Instant};

use nix::time::{ClockId, clock_gettime};

/// The CPU time of this thread.
pub(crate) fn of_thread() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).expect("Linux").into()
}

/// CPU milliseconds of several jobs on this thread, in turns: at least 5 runs of each, and at least half a second per job.
pub(crate) fn by_turns<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [Vec<f64>; N] {
    let begun = Instant::now();
    let mut times = [const { Vec::new() }; N];
    while times[0].len() < 5 || begun.elapsed() < Duration::from_millis(500) * u32::try_from(N).expect("few")
    {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = of_thread();
            work();
            times.push(milliseconds(of_thread().saturating_sub(start)));
        }
    }
    times
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
