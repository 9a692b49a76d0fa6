//! Is the `retry` of each bucket known, and are its numbers consistent?

use std::time::Duration;

use crate::check::choice;
use crate::check::context::Context;
use crate::check::duration;
use crate::grammar::{self, ATTEMPTS, BucketKey, Keys};
use crate::model::{Retry, RetryNumbers};
use crate::quoted::shown;
use crate::raw;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// After this: the `retry` of each bucket, if present, is a known one.
pub(super) fn kinds(cx: &mut Context<'_, '_>) -> Vec<Option<grammar::Retry>> {
    cx.raw.buckets.iter().map(|bucket| choice::check(cx, bucket.retry.as_ref(), &grammar::RETRIES)).collect()
}

/// The retry of one bucket, or `None` if it was reported.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    raw: &raw::Bucket<'_>,
    kind: Option<grammar::Retry>,
) -> Option<Retry> {
    let given = Given {
        max_attempts: raw.max_attempts.as_ref().map(|attempts| (attempts.site, attempts.value)),
        base_delay: delay(cx, raw, BucketKey::BaseDelay, raw.base_delay.as_ref()),
        max_delay: delay(cx, raw, BucketKey::MaxDelay, raw.max_delay.as_ref()),
    };
    let Some(kind) = kind else {
        // A number that no kind of retry can have is wrong even if the kind is unknown.
        attempts(cx, raw, given.max_attempts, 0);
        return None;
    };
    match kind {
        grammar::Retry::Never => without_numbers(cx, raw, Retry::Never, "never", "never retried"),
        grammar::Retry::AfterRefresh => {
            without_numbers(cx, raw, Retry::AfterRefresh, "after_refresh", "retried once, without a delay")
        }
        grammar::Retry::AfterDelay => given.over(cx, raw, RetryNumbers::AFTER_DELAY).map(Retry::AfterDelay),
        grammar::Retry::Backoff => given.over(cx, raw, RetryNumbers::BACKOFF).map(Retry::Backoff),
    }
}

/// The help for too few attempts.
const COUNT: &str = "set at least 2, which includes the first request, or set `retry: never`";

/// The retry numbers in the spec. An omitted one is `None`.
struct Given {
    max_attempts: Option<(Site, u64)>,
    base_delay: Delay,
    max_delay: Delay,
}

enum Delay {
    Silent,
    Reported,
    Is(Site, Duration),
}

fn delay(
    cx: &mut Context<'_, '_>,
    raw: &raw::Bucket<'_>,
    key: BucketKey,
    text: Option<&raw::Text<'_>>,
) -> Delay {
    match text {
        None if raw.misread.has(key) => Delay::Reported,
        None => Delay::Silent,
        Some(text) => match duration::check(cx, Some(text), key.key().name) {
            Some(duration) => Delay::Is(text.site, duration),
            None => Delay::Reported,
        },
    }
}

impl Given {
    /// The numbers, with the defaults for omitted ones.
    fn over(
        self,
        cx: &mut Context<'_, '_>,
        raw: &raw::Bucket<'_>,
        default: RetryNumbers,
    ) -> Option<RetryNumbers> {
        let max_attempts = attempts(cx, raw, self.max_attempts, default.max_attempts);
        let (base_delay, max_delay) = match (&self.base_delay, &self.max_delay) {
            (Delay::Reported, _) | (_, Delay::Reported) => return None,
            (base, max) => (base.or(default.base_delay), max.or(default.max_delay)),
        };
        if base_delay > max_delay {
            cx.push(crossed(raw, &self, default));
            return None;
        }
        Some(RetryNumbers { max_attempts: max_attempts?, base_delay, max_delay })
    }
}

impl Delay {
    fn or(&self, default: Duration) -> Duration {
        match self {
            Delay::Is(_, duration) => *duration,
            Delay::Silent | Delay::Reported => default,
        }
    }
}

fn attempts(
    cx: &mut Context<'_, '_>,
    raw: &raw::Bucket<'_>,
    given: Option<(Site, u64)>,
    default: u32,
) -> Option<u32> {
    let Some((site, number)) = given else { return Some(default) };
    let bucket = shown(&raw.name.value);
    let (problem, help) = match number {
        number if ATTEMPTS.contains(&number) => return u32::try_from(number).ok(),
        0 => ("so no request is sent at all", COUNT.to_owned()),
        1 => ("so nothing is retried", COUNT.to_owned()),
        _ => ("which exceeds the limit of 100", format!("set at most {}", ATTEMPTS.end())),
    };
    let message = format!("`max_attempts` of bucket `{bucket}` is {number}, {problem}");
    cx.push(Diagnostic::new(&rules::RETRY_NUMBERS, site, message).help(help));
    None
}

fn crossed(raw: &raw::Bucket<'_>, given: &Given, default: RetryNumbers) -> Diagnostic {
    let bucket = shown(&raw.name.value);
    match (&given.base_delay, &given.max_delay) {
        (Delay::Is(base, _), Delay::Is(max, _)) => {
            let message = format!("`base_delay` of bucket `{bucket}` is longer than its `max_delay`");
            Diagnostic::new(&rules::RETRY_NUMBERS, *base, message)
                .related(*max, "the longest wait")
                .help("make `base_delay` shorter or `max_delay` longer")
        }
        (Delay::Is(base, _), _) => {
            let max = default.max_delay;
            let message = format!(
                "`base_delay` of bucket `{bucket}` is longer than `max_delay`, which is {max:?} by default"
            );
            Diagnostic::new(&rules::RETRY_NUMBERS, *base, message).help("set `max_delay` as well")
        }
        (_, max) => {
            let site = if let Delay::Is(max, _) = max { *max } else { raw.name.site };
            let base = default.base_delay;
            let message = format!(
                "`max_delay` of bucket `{bucket}` is shorter than `base_delay`, which is {base:?} by default"
            );
            Diagnostic::new(&rules::RETRY_NUMBERS, site, message).help("set `base_delay` as well")
        }
    }
}

/// Reports retry numbers of a bucket whose `retry` has none.
fn without_numbers(
    cx: &mut Context<'_, '_>,
    raw: &raw::Bucket<'_>,
    retry: Retry,
    name: &str,
    why: &str,
) -> Option<Retry> {
    let numbers = [
        ("max_attempts", raw.max_attempts.as_ref().map(|attempts| attempts.site)),
        ("base_delay", raw.base_delay.as_ref().map(|delay| delay.site)),
        ("max_delay", raw.max_delay.as_ref().map(|delay| delay.site)),
    ];
    let given: Vec<_> = numbers.into_iter().filter_map(|(key, site)| Some((key, site?))).collect();
    let [(key, site), others @ ..] = &*given else { return Some(retry) };
    let bucket = shown(&raw.name.value);
    let (has, remove) = match others {
        [] => (format!("`{key}`"), format!("`{key}`")),
        _ => ("retry numbers".to_owned(), "them".to_owned()),
    };
    let message = format!("bucket `{bucket}` has `retry: {name}`, but sets {has}");
    let mut diagnostic = Diagnostic::new(&rules::RETRY_NUMBERS, *site, message);
    for (key, site) in others {
        diagnostic = diagnostic.related(*site, format!("its `{key}`"));
    }
    if !others.is_empty() {
        diagnostic = diagnostic.label(format!("its `{key}`"));
    }
    if let Some(retry) = &raw.retry {
        diagnostic = diagnostic.related(retry.site, why);
    }
    cx.push(diagnostic.help(format!("remove {remove}, or set `retry` to `after_delay` or `backoff`")));
    None
}
