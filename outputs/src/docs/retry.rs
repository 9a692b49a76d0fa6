//! The retry policy of a bucket in sentences.

use std::time::Duration;

use errspec_codegen::__internal::model::{Retry, RetryBudget, RetryNumbers, Spec};

/// What a client should do, from the numbers that the generated client uses.
#[must_use]
pub fn sentence(retry: Retry) -> String {
    match retry {
        Retry::Never => "Do not retry.".to_owned(),
        Retry::AfterRefresh => "Renew what the request was rejected for, such as an access token, then send the same request again, once. \
             If it fails in the same way, do not retry."
            .to_owned(),
        Retry::AfterDelay(numbers) => format!(
            "Wait for the time in `Retry-After`, or for {} if the header is missing, plus a random time of up to half of it, \
             then send the same request again. Make {}. If `Retry-After` is longer than {}, do not retry.",
            span(numbers.base_delay),
            attempts(numbers),
            span(numbers.max_delay)
        ),
        Retry::Backoff(numbers) => format!(
            "Wait a random time of up to {base} before the second attempt, and double this limit for each further attempt, up to {max}. \
             Make {}. If `Retry-After` asks for a longer wait, wait that long, plus a random time of up to half of it. If it is longer than {max}, do not retry.",
            attempts(numbers),
            base = span(numbers.base_delay),
            max = span(numbers.max_delay)
        ),
    }
}

/// When a client stops retrying whatever the bucket says, if the spec has a budget and anything is retried.
pub(super) fn budget(spec: &Spec) -> Option<String> {
    let RetryBudget { max_tokens, token_ratio } = spec.retry_budget?;
    if spec.buckets.iter().all(|bucket| bucket.retry == Retry::Never) {
        return None;
    }
    Some(format!(
        "All requests of a client share a retry budget of {max_tokens} token{}. \
         Take one token for each failure that could be retried, and add {} for each success. \
         Retry only while more than half of the tokens are left.",
        if max_tokens == 1 { "" } else { "s" },
        f64::from(token_ratio) / 1_000.0,
    ))
}

fn attempts(numbers: RetryNumbers) -> String {
    match numbers.max_attempts {
        0 | 1 => "one attempt".to_owned(),
        several => format!("at most {several} attempts, including the first"),
    }
}

/// A duration in the largest unit that needs no fraction.
fn span(duration: Duration) -> String {
    const UNITS: [(&str, u128); 6] = [
        ("hour", 3_600_000_000_000),
        ("minute", 60_000_000_000),
        ("second", 1_000_000_000),
        ("millisecond", 1_000_000),
        ("microsecond", 1_000),
        ("nanosecond", 1),
    ];
    let nanos = duration.as_nanos();
    let unit = UNITS.iter().find(|(_, length)| nanos >= *length && nanos.is_multiple_of(*length));
    let (name, length) = unit.copied().unwrap_or(("second", 1));
    let count = nanos / length;
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {name}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        for (millis, text) in [
            (0, "0 seconds"),
            (1, "1 millisecond"),
            (500, "500 milliseconds"),
            (1_000, "1 second"),
            (1_500, "1500 milliseconds"),
            (60_000, "1 minute"),
            (90_000, "90 seconds"),
            (7_200_000, "2 hours"),
        ] {
            assert_eq!(span(Duration::from_millis(millis)), text);
        }
    }

    #[test]
    fn each_kind_of_retry_has_its_sentence() {
        assert_eq!(sentence(Retry::Never), "Do not retry.");
        assert_eq!(
            sentence(Retry::AfterRefresh),
            "Renew what the request was rejected for, such as an access token, then send the same request again, once. \
             If it fails in the same way, do not retry."
        );
        assert_eq!(
            sentence(Retry::AfterDelay(RetryNumbers::AFTER_DELAY)),
            "Wait for the time in `Retry-After`, or for 1 second if the header is missing, plus a random time of up to half \
             of it, then send the same request again. Make at most 5 attempts, including the first. If `Retry-After` is longer than 1 minute, do not retry."
        );
        assert_eq!(
            sentence(Retry::Backoff(RetryNumbers { max_attempts: 3, ..RetryNumbers::BACKOFF })),
            "Wait a random time of up to 500 milliseconds before the second attempt, and double this limit for each further \
             attempt, up to 30 seconds. Make at most 3 attempts, including the first. If `Retry-After` asks for a longer wait, wait \
             that long, plus a random time of up to half of it. If it is longer than 30 seconds, do not retry."
        );
    }
}
