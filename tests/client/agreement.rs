//! Do the loops of other crates give the same result as our own, for any service and any policy?

use std::cell::Cell;
use std::future;
use std::rc::Rc;
use std::time::Duration;

use backon::{ConstantBuilder, Retryable as _};
use errspec::client::tower::TowerPolicy;
use errspec::client::{Idempotency, Retries, RetryError, RetryPolicy, Timer, retry};
use http::Request;
use proptest::prelude::*;
use tower::retry::RetryLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::script::{Mistake, Paused, answer, run};

/// The result of a run: its outcome, the number of requests, and the waits.
#[derive(Debug, PartialEq)]
struct Ran {
    end: String,
    sent: usize,
    waits: Vec<u128>,
}

/// A service that follows a script and repeats its last response forever; each attempt takes 100 ms.
#[derive(Clone)]
struct Service {
    script: Rc<Vec<&'static str>>,
    sent: Rc<Cell<usize>>,
    clock: Paused,
}

impl Service {
    fn new(script: &[&'static str]) -> Self {
        Self { script: Rc::new(script.to_vec()), sent: Rc::default(), clock: Paused::new() }
    }

    fn send(&self) -> future::Ready<Result<&'static str, Mistake>> {
        let number = self.sent.get();
        self.sent.set(number + 1);
        self.clock.pass(Duration::from_millis(100));
        future::ready(answer(self.script[number.min(self.script.len() - 1)], number + 1))
    }

    fn ran(self, result: Result<&'static str, RetryError<Mistake>>) -> Ran {
        let end = match result {
            Ok(done) => done.to_owned(),
            Err(error) => format!("{error:#}\n{}", error.ticket(&[])),
        };
        Ran { end, sent: self.sent.get(), waits: self.clock.waits() }
    }
}

fn plain(policy: &RetryPolicy, idempotency: Idempotency, service: Service) -> Ran {
    let result = run(retry(policy, idempotency, &mut service.clock.clone(), || service.send()));
    service.ran(result)
}

/// Backon's own numbers have no effect.
fn backon(policy: RetryPolicy, idempotency: Idempotency, service: Service) -> Ran {
    let mut retries = Retries::new(policy, idempotency);
    let (start, timer, clock) = (service.clock.now(), service.clock.clone(), service.clock.clone());
    let looped = (|| service.send())
        .retry(ConstantBuilder::new().with_max_times(1))
        // A sleeper of backon must own what it needs.
        .sleep(move |wait| timer.clone().sleep(wait))
        .adjust(|mistake, _| retries.decide(mistake, clock.now().saturating_sub(start), 0.5).after());
    let result = run(looped).map_err(|mistake| retries.into_error(mistake));
    service.ran(result)
}

fn tower(policy: RetryPolicy, idempotency: Idempotency, service: Service) -> Ran {
    let asked = service.clone();
    let stack = ServiceBuilder::new()
        .layer(RetryLayer::new(TowerPolicy::new(policy, service.clock.clone())))
        .map_err(RetryError::from)
        .service_fn(move |_: Request<()>| asked.send());
    let request = Request::builder().extension(idempotency).body(()).unwrap();
    service.ran(run(stack.oneshot(request)))
}

const ANSWERS: &[&str] = &[
    "ok",
    "lost",
    "refused",
    "config",
    "500 internal_error",
    "503 service_unavailable 3",
    "503 unheard_of 2",
    "429 rate_limit_exceeded",
    "429 rate_limit_exceeded 7",
    "429 quota_exceeded 86400",
    "502 unheard_of",
    "408 unheard_of",
    "429 unheard_of",
    "403 unheard_of 3",
    "501 unheard_of",
    "404 not_found",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_loops_agree(
        // The first entries are those after which most calls continue.
        head in prop::collection::vec(prop::sample::select(&ANSWERS[1..9]), 0..5),
        last in prop::sample::select(ANSWERS),
        idempotency in prop::sample::select(vec![Idempotency::Idempotent, Idempotency::Keyed, Idempotency::NotIdempotent]),
        attempts in prop_oneof![Just(u32::MAX), 0..6_u32],
        budget in prop_oneof![Just(u64::MAX), 0..20_000_u64],
    ) {
        let script = [head, vec![last]].concat();
        let policy = || RetryPolicy::new().with_max_attempts(attempts).with_max_elapsed(Duration::from_millis(budget));
        let wanted = plain(&policy(), idempotency, Service::new(&script));
        prop_assert_eq!(&backon(policy(), idempotency, Service::new(&script)), &wanted);
        prop_assert_eq!(&tower(policy(), idempotency, Service::new(&script)), &wanted);
        // All buckets of the spec allow five attempts.
        prop_assert!(wanted.sent <= 5.min(usize::try_from(attempts.max(1)).unwrap()), "{}", wanted.sent);
        prop_assert_eq!(wanted.waits.len() + 1, wanted.sent);
        // Each attempt but the first starts within the time limit.
        let started = wanted.waits.iter().sum::<u128>() + 100 * wanted.waits.len() as u128;
        prop_assert!(started <= u128::from(budget), "{started} ms");
    }
}
