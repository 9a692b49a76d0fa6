//! Does the policy keep its promises for any numbers? Runs against a service that fails in any way.

use std::fmt::Write;
use std::str::FromStr;
use std::time::Duration;

use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy, Stop};
use errspec::{ApiErrorSpec, Bucket, Entry, Retry, UnknownCode};
use http::StatusCode;
use proptest::prelude::*;

use crate::response::{headers, now};

/// A code whose numbers are in its string.
#[derive(Debug)]
struct Code {
    retry: Retry,
    not_executed: bool,
}

impl ApiErrorSpec for Code {
    fn entry(&self) -> Entry {
        static BUCKET: Bucket = Bucket::new("any", "Any", "Any.", Retry::Never);
        let entry =
            Entry::new("any", 500, &BUCKET).meaning("Any.").docs_url("https://docs.example.com/errors#any");
        if self.not_executed { entry.not_executed() } else { entry }
    }

    fn retry(&self) -> Retry {
        self.retry
    }
}

impl errspec::ApiErrorShape for Code {}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let mut parts = code.split(' ');
        let kind = parts.next();
        let mut number = || parts.next().and_then(|part| part.parse().ok()).ok_or(UnknownCode::new());
        let max_attempts = u32::try_from(number()?).map_err(|_| UnknownCode::new())?;
        let base_delay = Duration::from_nanos(number()?);
        let max_delay = Duration::from_nanos(number()?);
        let not_executed = number()? == 1;
        let retry = match kind {
            Some("never") => Retry::Never,
            Some("after_delay") => Retry::after_delay(max_attempts, base_delay, max_delay),
            Some("backoff") => Retry::backoff(max_attempts, base_delay, max_delay),
            _ => return Err(UnknownCode::new()),
        };
        Ok(Self { retry, not_executed })
    }
}

/// How an attempt fails, and its random number.
#[derive(Debug, Clone)]
struct Fails {
    kind: &'static str,
    not_executed: bool,
    status: StatusCode,
    max_attempts: u32,
    base: Duration,
    cap: Duration,
    retry_after: Option<u64>,
    takes: Duration,
    random: f64,
}

impl Fails {
    fn failure(&self) -> Failure<Code> {
        let mut code = self.kind.to_owned();
        let not_executed = u8::from(self.not_executed);
        write!(
            code,
            " {} {} {} {not_executed}",
            self.max_attempts,
            self.base.as_nanos(),
            self.cap.as_nanos()
        )
        .unwrap();
        let body = format!(r#"{{"error": {{"code": "{code}"}}}}"#);
        let value = self.retry_after.map(|seconds| seconds.to_string());
        let headers = headers(value.iter().map(|value| ("retry-after", value.as_bytes())));
        Failure::from_response(self.status, &headers, body.as_bytes(), now())
    }

    /// Whether the request may have been executed.
    fn may_be_executed(&self) -> bool {
        !self.not_executed && (self.kind != "after_delay" || !matches!(self.status.as_u16(), 400..=499))
    }

    fn asked(&self) -> Duration {
        Duration::from_secs(self.retry_after.unwrap_or(0))
    }
}

/// From zero to half a century; each order of magnitude is equally likely.
fn span() -> impl Strategy<Value = Duration> {
    (0..61_u32, any::<u64>()).prop_map(|(bits, value)| Duration::from_nanos(value & ((1 << bits) - 1)))
}

fn random() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 0.0..1.0, 1 => Just(0.0), 1 => Just(1.0), 1 => any::<f64>()]
}

fn fails() -> impl Strategy<Value = Fails> {
    let kind = prop_oneof![1 => Just("never"), 8 => Just("after_delay"), 8 => Just("backoff")];
    let status = prop::sample::select(vec![400, 409, 429, 499, 500, 502, 503, 504, 599])
        .prop_map(|status| StatusCode::from_u16(status).unwrap());
    let retry_after = prop_oneof![3 => Just(None), 3 => (0..100_u64).prop_map(Some), 1 => (0..=u64::from(u32::MAX)).prop_map(Some)];
    (kind, prop::bool::weighted(0.2), status, 0..9_u32, span(), span(), retry_after, span(), random())
        .prop_map(|(kind, not_executed, status, max_attempts, base, cap, retry_after, takes, random)| Fails {
            kind,
            not_executed,
            status,
            max_attempts,
            base,
            cap,
            retry_after,
            takes,
            random,
        })
}

fn idempotency() -> impl Strategy<Value = Idempotency> {
    prop::sample::select(vec![Idempotency::Idempotent, Idempotency::Keyed, Idempotency::NotIdempotent])
}

fn policy() -> impl Strategy<Value = (RetryPolicy, u32, Duration)> {
    let most = prop_oneof![3 => Just(u32::MAX), 1 => 0..9_u32];
    let longest = prop_oneof![1 => Just(Duration::MAX), 1 => span()];
    (most, longest).prop_map(|(most, longest)| {
        (RetryPolicy::new().with_max_attempts(most).with_max_elapsed(longest), most, longest)
    })
}

fn doubled(base: Duration, attempt: u32, cap: Duration) -> Duration {
    let mut wait = base;
    for _ in 1..attempt {
        wait = wait.saturating_mul(2);
    }
    wait.min(cap)
}

fn attempt(number: u32, idempotency: Idempotency, elapsed: Duration, random: f64) -> Attempt {
    Attempt::new(number, idempotency).with_elapsed(elapsed).with_random(random)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// A run of attempts that all fail: it ends, in time, and no wait is too short or too long.
    ///
    /// The budget is full at first, so it never ends a lone call.
    #[test]
    fn a_run((policy, most, longest) in policy(), idempotency in idempotency(), script in prop::collection::vec(fails(), 12)) {
        let mut elapsed = Duration::ZERO;
        let mut sent = 0;
        for (number, fails) in (1..).zip(&script) {
            // The request is sent here.
            sent += 1;
            prop_assert!(number == 1 || elapsed < longest, "sent at {elapsed:?} of {longest:?}");
            elapsed += fails.takes;
            let after = match policy.decide(&fails.failure(), &self::attempt(number, idempotency, elapsed, fails.random)) {
                Decision::Retry { after } => after,
                Decision::Refresh { .. } => unreachable!("no code of the script needs a refresh"),
                Decision::Stop(stop) => {
                    check_stop(stop, fails, number, idempotency, (most, longest), elapsed)?;
                    break;
                }
            };
            prop_assert!(fails.kind != "never");
            prop_assert!(!fails.may_be_executed() || idempotency != Idempotency::NotIdempotent);
            prop_assert!(number < fails.max_attempts && number < most, "attempt {number} was not the last");
            prop_assert!(after >= fails.asked(), "{after:?} is earlier than {:?}", fails.asked());
            let most = |wait: Duration| wait.saturating_add(wait / 2);
            prop_assert!(after <= most(fails.cap), "{after:?} is later than {:?}", fails.cap);
            if fails.kind == "backoff" {
                prop_assert!(after <= doubled(fails.base, number, fails.cap).max(most(fails.asked())));
            } else {
                let asked = fails.base.min(fails.cap).max(fails.asked());
                prop_assert!(asked <= after && after <= most(asked), "{after:?} for {asked:?}");
            }
            elapsed += after;
        }
        let allowed = script.iter().map(|fails| fails.max_attempts).max().unwrap().min(most).max(1);
        prop_assert!(sent <= allowed, "{sent} attempts of {allowed}");
    }

    /// A wait that the server asks for, or that a bucket has, gets longer by up to half, but not beyond the time limit.
    #[test]
    fn jitter_of_a_wait(fails in fails(), left in span(), low in 0.0..1.0, high in 0.0..1.0) {
        let retry_after = fails.retry_after.filter(|seconds| Duration::from_secs(*seconds) <= fails.cap);
        let fails = Fails { kind: "after_delay", max_attempts: u32::MAX, retry_after, ..fails };
        let asked = fails.base.min(fails.cap).max(fails.asked());
        let failure = fails.failure();
        let wait = |policy: RetryPolicy, random| policy.decide(&failure, &Attempt::new(1, Idempotency::Idempotent).with_random(random)).after();
        let endless = |random| wait(RetryPolicy::new(), random).unwrap();
        prop_assert_eq!(endless(0.0), asked);
        prop_assert_eq!(endless(1.0), asked + asked / 2);
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        prop_assert!(endless(low) <= endless(high));
        let part = endless(low).as_secs_f64() - asked.as_secs_f64() * (1.0 + low / 2.0);
        prop_assert!(part.abs() <= 2e-9 + asked.as_secs_f64() * 1e-9, "{part} s off");
        // The random part alone never makes a call give up.
        let limited = wait(RetryPolicy::new().with_max_elapsed(left), high);
        prop_assert_eq!(limited.is_some(), asked < left);
        prop_assert!(limited.is_none_or(|wait| asked <= wait && wait < left));
    }

    /// Full jitter: the wait is the longest wait times the random number.
    #[test]
    fn jitter(fails in fails(), attempt in 1..200_u32, low in 0.0..1.0, high in 0.0..1.0) {
        let fails = Fails { kind: "backoff", max_attempts: u32::MAX, retry_after: None, ..fails };
        let failure = fails.failure();
        let wait = |random| match RetryPolicy::new().decide(&failure, &Attempt::new(attempt, Idempotency::Idempotent).with_random(random)) {
            Decision::Retry { after } => after,
            other => unreachable!("{other:?}"),
        };
        let longest = doubled(fails.base, attempt, fails.cap);
        prop_assert_eq!(wait(0.0), Duration::ZERO);
        prop_assert_eq!(wait(1.0), longest);
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        prop_assert!(wait(low) <= wait(high));
        let part = wait(low).as_secs_f64() - longest.as_secs_f64() * low;
        prop_assert!(part.abs() <= 1e-9 + longest.as_secs_f64() * 1e-9, "{part} s off");
    }

    /// The longest wait never shrinks from one attempt to the next, and ends at the cap.
    #[test]
    fn the_cap_is_monotone(fails in fails()) {
        let fails = Fails { kind: "backoff", max_attempts: u32::MAX, retry_after: None, ..fails };
        let failure = fails.failure();
        let mut last = Duration::ZERO;
        for attempt in (0..140).chain([1_000, u32::MAX - 1]) {
            let decision = RetryPolicy::new().decide(&failure, &Attempt::new(attempt, Idempotency::Keyed));
            let Decision::Retry { after } = decision else { unreachable!("{decision:?}") };
            prop_assert!(last <= after && after <= fails.cap);
            last = after;
        }
        prop_assert!(last == fails.cap || fails.base.is_zero());
    }

    /// Equal arguments give equal decisions, and no argument makes it panic.
    #[test]
    fn it_is_a_function(fails in fails(), attempt in any::<u32>(), elapsed in any::<Duration>(), (policy, ..) in policy(), idempotency in idempotency(), random in any::<f64>()) {
        let failure = fails.failure();
        let policy = policy.without_budget();
        let decide = || policy.decide(&failure, &self::attempt(attempt, idempotency, elapsed, random));
        prop_assert_eq!(decide(), decide());
        let retry = Retry::backoff(u32::MAX, elapsed, Duration::MAX);
        let policy = policy.with_retry_without_response(retry);
        let decide = || policy.decide_without_response(&self::attempt(attempt, idempotency, elapsed, random));
        prop_assert_eq!(decide(), decide());
    }
}

/// The reason applies, and no earlier one does.
fn check_stop(
    stop: Stop,
    fails: &Fails,
    number: u32,
    idempotency: Idempotency,
    (most, longest): (u32, Duration),
    elapsed: Duration,
) -> Result<(), TestCaseError> {
    let never = fails.kind == "never";
    let not_idempotent = fails.may_be_executed() && idempotency == Idempotency::NotIdempotent;
    let out_of_attempts = number >= fails.max_attempts || number >= most;
    let too_long = fails.asked() > fails.cap;
    match stop {
        Stop::NotRetryable => prop_assert!(never),
        Stop::NotIdempotent => prop_assert!(not_idempotent),
        Stop::OutOfAttempts => prop_assert!(!never && !not_idempotent && out_of_attempts),
        Stop::RetryAfterTooLong(wait) => {
            prop_assert!(!never && !not_idempotent && !out_of_attempts && too_long);
            prop_assert_eq!(wait.delay(), fails.asked());
        }
        Stop::OutOfTime => {
            prop_assert!(!never && !not_idempotent && !out_of_attempts && !too_long);
            let most = fails.base.saturating_mul(1 << number).min(fails.cap).max(fails.asked());
            prop_assert!(elapsed + most >= longest);
        }
        other => prop_assert!(false, "{other:?} has no promise"),
    }
    Ok(())
}
