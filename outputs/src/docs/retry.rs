//! How do the retry numbers of a bucket read as sentences?

use std::time::Duration;

use errspec_codegen::__internal::model::{Retry, RetryNumbers};

/// What a client does, from the same numbers that it works with.
#[must_use]
pub fn sentence(retry: Retry) -> String {
    match retry {
        Retry::Never => "Clients do not retry.".to_owned(),
        Retry::AfterDelay(numbers) => format!(
            "Clients wait for as long as the `Retry-After` header says, or {} where it is missing, and make {}. \
             They leave a wait of more than {} to their caller.",
            span(numbers.base_delay),
            attempts(numbers),
            span(numbers.max_delay)
        ),
        Retry::Backoff(numbers) => format!(
            "Clients make {}. They wait {} before the second attempt and twice as long before each further one, \
             but never longer than {}. A `Retry-After` header that asks for more counts instead, up to the same limit.",
            attempts(numbers),
            span(numbers.base_delay),
            span(numbers.max_delay)
        ),
    }
}

fn attempts(numbers: RetryNumbers) -> String {
    match numbers.max_attempts {
        0 | 1 => "one attempt".to_owned(),
        several => format!("at most {several} attempts, the first one included"),
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
        assert_eq!(sentence(Retry::Never), "Clients do not retry.");
        assert_eq!(
            sentence(Retry::AfterDelay(RetryNumbers::AFTER_DELAY)),
            "Clients wait for as long as the `Retry-After` header says, or 1 second where it is missing, and make at \
             most 5 attempts, the first one included. They leave a wait of more than 1 minute to their caller."
        );
        assert_eq!(
            sentence(Retry::Backoff(RetryNumbers { max_attempts: 3, ..RetryNumbers::BACKOFF })),
            "Clients make at most 3 attempts, the first one included. They wait 500 milliseconds before the second \
             attempt and twice as long before each further one, but never longer than 30 seconds. A `Retry-After` \
             header that asks for more counts instead, up to the same limit."
        );
    }
}
