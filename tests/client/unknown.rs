//! What should a client do about an unknown code?

use errspec::Retry;
use errspec::client::{Attempt, Decision, Idempotency, RetryPolicy, Stop};
use errspec_codegen::__internal::model::RetryNumbers;

use crate::response::failure;

const UNKNOWN: &[u8] = br#"{"error": {"code": "order_locked"}}"#;

#[track_caller]
fn check(status: u16, pairs: &[(&str, &str)], retry: Retry) {
    let words = match retry {
        Retry::AfterDelay(_) => "(retry after a delay)",
        Retry::Backoff(_) => "(retry with backoff)",
        _ => "(do not retry)",
    };
    for body in [UNKNOWN, b"<html>", b""] {
        let failure = failure(status, pairs, body);
        assert_eq!(failure.retry(), retry, "{status} {pairs:?}");
        assert_eq!(failure.bucket(), None);
        assert!(format!("{failure:#}").ends_with(words), "{failure:#}");
    }
}

/// Every status from 400 to 599 that IANA has registered.
const REGISTERED: &[u16] = &[
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422,
    423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
];

/// A row of the table in the docs.
struct Row {
    status: u16,
    retry: Retry,
    not_executed: bool,
    meaning: &'static str,
}

/// The table in the docs of `errspec::client`.
fn rows() -> Vec<Row> {
    let page = include_str!("../../src/client/unknown_codes.md");
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Status"));
    let row = |line: &'static str| {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [status, retry, not_executed, meaning] = cells[..] else { panic!("{line}") };
        let status = status.split(' ').next().unwrap().parse().unwrap();
        let retry = match retry {
            "never" => Retry::Never,
            "after a delay" => Retry::DEFAULT_AFTER_DELAY,
            "with backoff" => Retry::DEFAULT_BACKOFF,
            other => panic!("{other}"),
        };
        Row { status, retry, not_executed: not_executed == "yes", meaning }
    };
    rows.map(row).collect()
}

#[test]
fn the_docs_have_a_row_for_each_registered_status() {
    let rows = rows();
    assert_eq!(rows.iter().map(|row| row.status).collect::<Vec<_>>(), REGISTERED);
    for row in &rows {
        let (_, link) = row.meaning.split_once("([RFC ").expect("each row names its RFC");
        let (rfc, rest) = link.split_once(", ").unwrap();
        let (section, _) = rest.split_once(']').unwrap();
        let url = format!("https://www.rfc-editor.org/rfc/rfc{rfc}#section-{section}");
        assert!(link.ends_with(&format!("({url})).")), "{link}");
    }
}

#[test]
fn the_client_does_what_the_docs_say() {
    let rows = rows();
    let find = |status: u16| rows.iter().find(|row| row.status == status);
    for status in 400..600 {
        // A status without a row counts as the first of its class.
        let row = find(status).or_else(|| find(status / 100 * 100)).unwrap();
        check(status, &[], row.retry);
        check(status, &[("retry-after", "soon")], row.retry);
        check_decision(status, &[], row.retry, row.not_executed);
        let asked = if status == 507 { Retry::Never } else { Retry::DEFAULT_AFTER_DELAY };
        for value in ["30", "Sun, 06 Nov 1994 08:50:07 GMT"] {
            check(status, &[("retry-after", value)], asked);
            check_decision(status, &[("retry-after", value)], asked, row.not_executed);
        }
        // Not more than the RFC says.
        assert!(!row.not_executed || [421, 425, 429].contains(&status), "{status}");
    }
    // These are not failures, so there is nothing to retry.
    for status in [100, 200, 204, 301, 304, 600, 999] {
        check(status, &[("retry-after", "30")], Retry::Never);
    }
}

/// What the policy decides about each kind of request.
#[track_caller]
fn check_decision(status: u16, pairs: &[(&str, &str)], retry: Retry, not_executed: bool) {
    for body in [UNKNOWN, b"<html>", b""] {
        let failure = failure(status, pairs, body);
        let decide = |idempotency| RetryPolicy::new().decide(&failure, &Attempt::new(1, idempotency));
        let resent = |decision: Decision| decision.after().is_some();
        if retry == Retry::Never {
            for idempotency in [Idempotency::Idempotent, Idempotency::Keyed, Idempotency::NotIdempotent] {
                assert_eq!(decide(idempotency), Decision::Stop(Stop::UnknownCode), "{status} {pairs:?}");
            }
            continue;
        }
        assert!(resent(decide(Idempotency::Idempotent)), "{status} {pairs:?}");
        assert!(resent(decide(Idempotency::Keyed)), "{status} {pairs:?}");
        let decision = decide(Idempotency::NotIdempotent);
        assert_eq!(resent(decision), not_executed, "{status} {pairs:?}");
        assert!(not_executed || decision == Decision::Stop(Stop::NotIdempotent), "{status} {pairs:?}");
    }
}

/// The other half of the table: the spec, whatever the response looks like.
#[test]
fn a_known_code_is_in_the_bucket_of_its_spec() {
    for (code, bucket) in [
        ("not_found", "fix_in_code"),
        ("quota_exceeded", "fix_by_waiting"),
        ("service_unavailable", "fix_by_retrying"),
    ] {
        let body = format!(r#"{{"error": {{"code": "{code}"}}}}"#);
        for status in [400, 404, 429, 500, 503] {
            for pairs in [&[][..], &[("retry-after", "30")]] {
                let failure = failure(status, pairs, body.as_bytes());
                assert_eq!(failure.bucket().unwrap().as_str(), bucket);
                assert_eq!(failure.retry(), failure.bucket().unwrap().retry());
            }
        }
    }
}

#[test]
fn the_numbers_are_the_defaults_of_a_spec() {
    let RetryNumbers { max_attempts, base_delay, max_delay } = RetryNumbers::AFTER_DELAY;
    assert_eq!(Retry::DEFAULT_AFTER_DELAY, Retry::after_delay(max_attempts, base_delay, max_delay));
    let RetryNumbers { max_attempts, base_delay, max_delay } = RetryNumbers::BACKOFF;
    assert_eq!(Retry::DEFAULT_BACKOFF, Retry::backoff(max_attempts, base_delay, max_delay));
}
