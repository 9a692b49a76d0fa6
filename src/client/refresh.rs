//! How is what many requests need, such as an access token, renewed once for all of them?
//!
//! An expired token is rejected in every call that runs, and each of them wants a new one. So the calls share a run of the
//! caller's function, and a call that was sent before the last renewal needs no other.
//! No runtime is involved: each call that is polled polls the run, and the waker of the run wakes all of them.

use alloc::boxed::Box;
use alloc::sync::{Arc, Weak};
use alloc::vec::Vec;
use core::fmt;
use core::future::Future;
use core::mem;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Wake;

type Renewal = Pin<Box<dyn Future<Output = bool> + Send>>;

/// The function of the caller, shared by the clones of a policy.
#[derive(Clone)]
pub(super) struct Refresh(Arc<Action>);

struct Action {
    start: Box<dyn Fn() -> Renewal + Send + Sync>,
    renewals: Mutex<Renewals>,
}

struct Renewals {
    /// How many runs have renewed it.
    done: u64,
    /// The run that calls can join. They own it, so it ends with the last of them.
    running: Weak<Run>,
}

/// One run of the function.
struct Run {
    owner: Arc<Action>,
    progress: Mutex<Progress>,
    waiting: Arc<Waiting>,
}

enum Progress {
    New,
    Running(Renewal),
    /// One of the calls polls it.
    Polled,
    Done(bool),
}

/// The calls that wait for a run.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

/// The wait of one call for a run, which returns whether it has renewed anything.
pub(super) struct Joined(Option<Arc<Run>>);

impl Refresh {
    pub(super) fn new<F>(renew: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = bool> + Send + 'static,
    {
        Self(Arc::new(Action {
            start: Box::new(move || Box::pin(renew())),
            renewals: Mutex::new(Renewals { done: 0, running: Weak::new() }),
        }))
    }

    /// How many runs have renewed it so far. A request that is sent now was sent after them.
    pub(super) fn renewals(&self) -> u64 {
        lock(&self.0.renewals).done
    }

    /// Renews it for a request that was sent after `seen` renewals, unless that has been done meanwhile.
    pub(super) fn renew(&self, seen: u64) -> Joined {
        let mut renewals = lock(&self.0.renewals);
        if renewals.done != seen {
            return Joined(None);
        }
        let run = renewals.running.upgrade().unwrap_or_else(|| {
            let run = Arc::new(Run {
                owner: Arc::clone(&self.0),
                progress: Mutex::new(Progress::New),
                waiting: Arc::default(),
            });
            renewals.running = Arc::downgrade(&run);
            run
        });
        Joined(Some(run))
    }
}

impl Future for Joined {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        let Some(run) = &self.0 else { return Poll::Ready(true) };
        // Before the look at the progress, so that each later change wakes this call.
        run.waiting.add(cx.waker());
        let mut progress = lock(&run.progress);
        let renewal = match mem::replace(&mut *progress, Progress::Polled) {
            Progress::New => None,
            Progress::Running(renewal) => Some(renewal),
            Progress::Polled => return Poll::Pending,
            Progress::Done(renewed) => {
                *progress = Progress::Done(renewed);
                return Poll::Ready(renewed);
            }
        };
        drop(progress);
        run.poll(renewal)
    }
}

/// The call that polled the run last may be the one that its waker woke.
impl Drop for Joined {
    fn drop(&mut self) {
        if let Some(run) = &self.0 {
            run.waiting.wake_all();
        }
    }
}

impl Run {
    /// Polls the renewal without a lock, since it runs code of the user.
    fn poll(&self, renewal: Option<Renewal>) -> Poll<bool> {
        let unfinished = Unfinished(self);
        let mut renewal = renewal.unwrap_or_else(|| (self.owner.start)());
        let waker = Waker::from(Arc::clone(&self.waiting));
        let polled = renewal.as_mut().poll(&mut Context::from_waker(&waker));
        mem::forget(unfinished);
        match polled {
            Poll::Pending => *lock(&self.progress) = Progress::Running(renewal),
            Poll::Ready(renewed) => self.end(renewed),
        }
        polled
    }

    fn end(&self, renewed: bool) {
        let mut renewals = lock(&self.owner.renewals);
        renewals.done += u64::from(renewed);
        // The next call starts another run.
        renewals.running = Weak::new();
        drop(renewals);
        *lock(&self.progress) = Progress::Done(renewed);
        self.waiting.wake_all();
    }
}

/// A run whose function has panicked renews nothing, and the calls that wait for it must not wait forever.
struct Unfinished<'a>(&'a Run);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        self.0.end(false);
    }
}

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut wakers = lock(&self.0);
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }

    fn wake_all(&self) {
        let wakers = mem::take(&mut *lock(&self.0));
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        self.wake_all();
    }
}

/// No code of users runs under a lock, so none is poisoned.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Refresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} renewals", self.renewals())
    }
}
