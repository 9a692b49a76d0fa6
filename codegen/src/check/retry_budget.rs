//! Are the numbers of the retry budget in range, and do they allow all attempts of a call?

use crate::check::context::Context;
use crate::grammar::{NO_BUDGET, TOKENS};
use crate::model::{Bucket, Retry, RetryBudget};
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;
use crate::site::Site;

/// The budget is wrong, and the report says why.
pub(super) struct Reported;

/// The budget, or `None` for a spec without one.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    buckets: &[Option<Bucket>],
) -> Result<Option<RetryBudget>, Reported> {
    let largest = buckets.iter().flatten().max_by_key(|bucket| attempts(bucket));
    let default = largest.map_or(0, attempts).saturating_mul(2).max(RetryBudget::MAX_TOKENS);
    let Some(raw) = &cx.raw.retry_budget else {
        return Ok(Some(RetryBudget { max_tokens: default, token_ratio: RetryBudget::TOKEN_RATIO }));
    };
    if let Some(word) = &raw.word {
        if word.value == NO_BUDGET {
            return Ok(None);
        }
        let message = format!("unknown value `{}` for `retry_budget`", shown(&word.value));
        cx.push(
            Diagnostic::new(&rules::UNKNOWN_VALUE, word.site, message)
                .help(format!("write a mapping with `max_tokens` and `token_ratio`, or `{NO_BUDGET}`")),
        );
        return Err(Reported);
    }
    let token_ratio = match &raw.token_ratio {
        Some(ratio) => self::token_ratio(cx, ratio.site, &ratio.value),
        None => Some(RetryBudget::TOKEN_RATIO),
    };
    let max_tokens = match &raw.max_tokens {
        Some(tokens) => self::max_tokens(cx, tokens.site, tokens.value, largest),
        None => Some(default),
    };
    let (Some(max_tokens), Some(token_ratio)) = (max_tokens, token_ratio) else { return Err(Reported) };
    Ok(Some(RetryBudget { max_tokens, token_ratio }))
}

fn attempts(bucket: &Bucket) -> u32 {
    match bucket.retry {
        Retry::Never => 0,
        retry @ (Retry::AfterDelay(_) | Retry::Backoff(_) | Retry::AfterRefresh) => retry.max_attempts(),
    }
}

/// A call takes a token with each failed attempt, and its last retry needs more than half of them.
fn max_tokens(cx: &mut Context<'_, '_>, site: Site, tokens: u64, largest: Option<&Bucket>) -> Option<u32> {
    let Some(tokens) = TOKENS.contains(&tokens).then(|| u32::try_from(tokens).ok()).flatten() else {
        let (least, most) = (TOKENS.start(), TOKENS.end());
        let message =
            format!("`max_tokens` of `retry_budget` is {tokens}, which is not from {least} to {most}");
        let help = if tokens < *least {
            format!("set at least {least}, or write `retry_budget: {NO_BUDGET}` for no budget")
        } else {
            format!("set at most {most}")
        };
        cx.push(Diagnostic::new(&rules::RETRY_NUMBERS, site, message).help(help));
        return None;
    };
    let Some(bucket) = largest.filter(|bucket| attempts(bucket) > 0) else { return Some(tokens) };
    let needed = attempts(bucket).saturating_mul(2).saturating_sub(1);
    if tokens >= needed {
        return Some(tokens);
    }
    let message = format!(
        "`max_tokens` of `retry_budget` is {tokens}, so no call can make the {} attempts of bucket `{}`",
        attempts(bucket),
        shown(&bucket.name)
    );
    cx.push(
        Diagnostic::new(&rules::RETRY_NUMBERS, site, message)
            .related(bucket.sites.max_attempts.unwrap_or(bucket.sites.retry), "the attempts of the bucket")
            .help(format!("set at least {needed}, or lower `max_attempts` of the bucket")),
    );
    None
}

fn token_ratio(cx: &mut Context<'_, '_>, site: Site, written: &str) -> Option<u32> {
    // Every number of YAML is one of Rust.
    let ratio: f64 = written.parse().unwrap_or(f64::INFINITY);
    let thousandths =
        (1..=1_000).find(|thousandths| (f64::from(*thousandths) - ratio * 1_000.0).abs() < 1e-6);
    if thousandths.is_none() {
        let (problem, help) = if ratio <= 0.0 {
            ("so no success adds a token", "set at least 0.001; the default is 0.1")
        } else if ratio > 1.0 {
            ("so a success adds more than a token", "set at most 1; the default is 0.1")
        } else {
            (
                "which has more than three digits after the point",
                "round it, to at least 0.001; the default is 0.1",
            )
        };
        let message = format!("`token_ratio` of `retry_budget` is {}, {problem}", shown(written));
        cx.push(Diagnostic::new(&rules::RETRY_NUMBERS, site, message).help(help));
    }
    thousandths
}
