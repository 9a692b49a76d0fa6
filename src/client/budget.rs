//! How many tokens of a retry budget are spent, in all calls of a policy together?

use alloc::sync::Arc;
use core::fmt;
use core::sync::atomic::{AtomicU32, Ordering};

use crate::RetryBudget;

/// The spent tokens, shared by the clones of a policy.
///
/// It counts what is spent and not what is left, because the size of the bucket comes with each failure.
/// It has no lock and reads no clock. A token is one step of one atomic number, so none is lost under contention.
/// The numbers order no other memory, so their ordering is relaxed.
#[derive(Clone, Default)]
pub(super) struct Spent(Arc<Shared>);

#[derive(Default)]
struct Shared {
    /// In thousandths of a token.
    spent: AtomicU32,
    /// The budget of the last failing response, which also applies to successes and to attempts without a response.
    seen: AtomicU32,
}

impl Spent {
    /// Remembers the budget of a spec.
    pub(super) fn learn(&self, budget: Option<RetryBudget>) {
        let seen = pack(budget);
        // It is nearly always the same, and then nothing is written that other threads read.
        if self.0.seen.load(Ordering::Relaxed) != seen {
            self.0.seen.store(seen, Ordering::Relaxed);
        }
    }

    /// Returns the budget of the spec, as far as a failing response has told it.
    pub(super) fn seen(&self) -> Option<RetryBudget> {
        unpack(self.0.seen.load(Ordering::Relaxed))
    }

    /// Takes the token of a failed attempt, and returns whether the rest of the bucket allows a retry.
    ///
    /// The capacity of the bucket is in thousandths.
    pub(super) fn take(&self, capacity: u32) -> bool {
        // A failure with a larger bucket may have spent more already.
        let spend = |spent: u32| spent.max(spent.saturating_add(RetryBudget::TOKEN).min(capacity));
        spend(self.change(spend)) < capacity.div_ceil(2)
    }

    /// Gives back the thousandths that a success adds.
    pub(super) fn give_back(&self, refill: u32) {
        if self.0.spent.load(Ordering::Relaxed) != 0 {
            self.change(|spent| spent.saturating_sub(refill));
        }
    }

    /// Returns the spent thousandths before the change.
    fn change(&self, to: impl Fn(u32) -> u32) -> u32 {
        self.0
            .spent
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |spent| Some(to(spent)))
            .unwrap_or_else(|spent| spent)
    }
}

/// The spent tokens, which tests and logs can compare.
impl fmt::Debug for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spent = self.0.spent.load(Ordering::Relaxed);
        write!(f, "{}.{:03} tokens", spent / RetryBudget::TOKEN, spent % RetryBudget::TOKEN)
    }
}

/// The zero of a new state is the default. Every other number is a budget, except `u32::MAX` for none.
fn pack(budget: Option<RetryBudget>) -> u32 {
    match budget {
        None => u32::MAX,
        Some(budget) if budget == RetryBudget::DEFAULT => 0,
        Some(budget) => budget.to_bits(),
    }
}

fn unpack(seen: u32) -> Option<RetryBudget> {
    match seen {
        u32::MAX => None,
        0 => Some(RetryBudget::DEFAULT),
        bits => Some(RetryBudget::from_bits(bits)),
    }
}
