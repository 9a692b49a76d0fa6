//! What do clients send to a service that is down? In virtual time, with fixed seeds.
//!
//! The clients of errspec run the real `RetryPolicy`, the others a model with their published numbers.
//! Tests of the client include this file, so it names nothing outside of it.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use errspec::client::{Attempt, Failure, Idempotency, RetryPolicy};
use errspec::{ApiErrorShape, ApiErrorSpec, Entry, UnknownCode};
use http::{HeaderMap, StatusCode};

/// How long the service is down.
pub(crate) const OUTAGE: Duration = Duration::from_secs(60);
/// How long it takes to answer, with a 503 or with a success.
const ANSWER: Duration = Duration::from_millis(50);

/// What limits the retries of one client.
pub(crate) trait Client {
    /// Returns how long to wait before the next attempt, or `None` to give up.
    fn failed(&mut self, number: u32, now: Duration, random: f64) -> Option<Duration>;

    /// Learns of a success, with the number of its attempt.
    fn succeeded(&mut self, number: u32);

    /// Learns of a new call.
    fn begins(&mut self, now: Duration) {
        let _ = now;
    }
}

/// The requests of all clients together.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) calls: u64,
    /// By second.
    pub(crate) requests: Vec<u64>,
}

impl Sent {
    /// The requests during the outage, divided by the calls.
    #[expect(clippy::cast_precision_loss, reason = "some million requests")]
    pub(crate) fn amplification(&self) -> f64 {
        self.requests.iter().sum::<u64>() as f64 / self.calls as f64
    }
}

/// Runs clients that call at a fixed rate, whether earlier calls have ended or not, and counts what is sent during the
/// outage. Each client starts at another time.
pub(crate) fn run<C: Client>(clients: u64, interval: Duration, client: impl Fn() -> C) -> Sent {
    let mut sent = Sent { calls: 0, requests: vec![0; usize::try_from(OUTAGE.as_secs()).unwrap_or(0)] };
    for seed in 0..clients {
        alone(&mut client(), interval, &mut Random(seed), &mut sent);
    }
    sent
}

fn alone(client: &mut impl Client, interval: Duration, random: &mut Random, sent: &mut Sent) {
    let mut calls = interval.mul_f64(random.next());
    // The time at which the answer to an attempt arrives, and the number of the attempt.
    let mut answers = BinaryHeap::new();
    let mut request = |answers: &mut BinaryHeap<_>, at: Duration, number: u32| {
        if let Ok(second) = usize::try_from(at.as_secs())
            && let Some(requests) = sent.requests.get_mut(second)
        {
            *requests += 1;
            answers.push(Reverse((at + ANSWER, number)));
        }
    };
    while calls < OUTAGE || !answers.is_empty() {
        match answers.peek() {
            Some(&Reverse((now, number))) if now <= calls || calls >= OUTAGE => {
                answers.pop();
                if let Some(wait) = client.failed(number, now, random.next()) {
                    request(&mut answers, now + wait, number + 1);
                }
            }
            _ => {
                client.begins(calls);
                sent.calls += 1;
                request(&mut answers, calls, 1);
                calls += interval;
            }
        }
    }
}

/// The generator `SplitMix64`.
struct Random(u64);

impl Random {
    /// From 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A code of a service whose codes the client does not know.
#[derive(Debug)]
pub(crate) enum NoCode {}

impl ApiErrorSpec for NoCode {
    fn entry(&self) -> Entry {
        match *self {}
    }
}

impl ApiErrorShape for NoCode {}

impl FromStr for NoCode {
    type Err = UnknownCode;

    fn from_str(_: &str) -> Result<Self, UnknownCode> {
        Err(UnknownCode::new())
    }
}

/// A client with the policy of errspec.
pub(crate) struct Errspec {
    policy: RetryPolicy,
    failure: Failure<NoCode>,
}

impl Errspec {
    pub(crate) fn new(policy: RetryPolicy) -> Self {
        let (status, now) = (StatusCode::SERVICE_UNAVAILABLE, SystemTime::UNIX_EPOCH);
        Self { policy, failure: Failure::from_response(status, &HeaderMap::new(), b"", now) }
    }
}

impl Client for Errspec {
    fn failed(&mut self, number: u32, _: Duration, random: f64) -> Option<Duration> {
        let attempt = Attempt::new(number, Idempotency::Idempotent).with_random(random);
        self.policy.decide(&self.failure, &attempt).after()
    }

    fn succeeded(&mut self, _: u32) {
        self.policy.succeeded();
    }
}

/// The AWS SDK for Rust: 3 attempts, 500 tokens, 5 for each retry, which a success gives back, or else 1.
pub(crate) struct Aws {
    tokens: u32,
}

impl Aws {
    pub(crate) fn new() -> Self {
        Self { tokens: 500 }
    }
}

impl Client for Aws {
    fn failed(&mut self, number: u32, _: Duration, random: f64) -> Option<Duration> {
        if number >= 3 || self.tokens < 5 {
            return None;
        }
        self.tokens -= 5;
        Some(backoff(number, Duration::from_secs(1), Duration::from_secs(20)).mul_f64(random))
    }

    fn succeeded(&mut self, number: u32) {
        self.tokens = (self.tokens + if number > 1 { 5 } else { 1 }).min(500);
    }
}

/// gRPC, proposal A6: 5 attempts, `maxTokens` 10, `tokenRatio` 0.1.
pub(crate) struct Grpc {
    /// In tenths.
    tokens: u32,
}

impl Grpc {
    pub(crate) fn new() -> Self {
        Self { tokens: 100 }
    }
}

impl Client for Grpc {
    fn failed(&mut self, number: u32, _: Duration, random: f64) -> Option<Duration> {
        self.tokens = self.tokens.saturating_sub(10);
        (number < 5 && self.tokens > 50).then(|| of_the_spec(number).mul_f64(random))
    }

    fn succeeded(&mut self, _: u32) {
        self.tokens = (self.tokens + 1).min(100);
    }
}

/// tower's `TpsBudget` and Finagle: 5 attempts; in 10 seconds, as many retries as 20 % of the calls, and 10 a second.
pub(crate) struct Tower {
    calls: VecDeque<Duration>,
    retries: VecDeque<Duration>,
}

impl Tower {
    pub(crate) fn new() -> Self {
        Self { calls: VecDeque::new(), retries: VecDeque::new() }
    }
}

impl Client for Tower {
    fn begins(&mut self, now: Duration) {
        self.calls.push_back(now);
    }

    fn failed(&mut self, number: u32, now: Duration, random: f64) -> Option<Duration> {
        const WINDOW: Duration = Duration::from_secs(10);
        for times in [&mut self.calls, &mut self.retries] {
            while times.front().is_some_and(|time| *time + WINDOW <= now) {
                times.pop_front();
            }
        }
        if number >= 5 || self.retries.len() >= 100 + self.calls.len() / 5 {
            return None;
        }
        self.retries.push_back(now);
        Some(of_the_spec(number).mul_f64(random))
    }

    fn succeeded(&mut self, _: u32) {}
}

fn of_the_spec(number: u32) -> Duration {
    backoff(number, Duration::from_millis(500), Duration::from_secs(30))
}

fn backoff(number: u32, base: Duration, most: Duration) -> Duration {
    (base * 2_u32.pow(number - 1)).min(most)
}

/// How many successes after an outage until `retries` first attempts in a row are sent again.
pub(crate) fn recovery<C: Client>(client: impl Fn() -> C, retries: usize) -> Option<u32> {
    let is_retried = |client: &mut C| client.failed(1, OUTAGE, 1.0).is_some();
    (0..10_000).find(|successes| {
        let mut client = client();
        for _ in 0..1_000 {
            _ = is_retried(&mut client);
        }
        for _ in 0..*successes {
            client.succeeded(1);
        }
        (0..retries).all(|_| is_retried(&mut client))
    })
}
