//! Which code is the fallback for which status?

use errspec::Catalog;

use crate::{nine, odd};

/// The code that a server sends for a failure of which it only knows the status.
fn fallback_for<C: Catalog>(http_status: u16) -> &'static str {
    C::fallback(http_status).code()
}

#[test]
fn each_status_has_the_code_that_the_spec_says() {
    let single = [
        (401, "unauthorized"),
        (403, "forbidden"),
        (404, "not_found"),
        (408, "service_unavailable"),
        (429, "rate_limit_exceeded"),
        (503, "service_unavailable"),
    ];
    for http_status in 400..=599 {
        let class = if http_status < 500 { "bad_request" } else { "internal_error" };
        let own = single.iter().find(|(status, _)| *status == http_status);
        let wanted = own.map_or(class, |(_, code)| code);
        assert_eq!(fallback_for::<nine::ErrorCode>(http_status), wanted, "{http_status}");
        let code = nine::ErrorCode::fallback(http_status);
        let sent = nine::ErrorCode::fallback_status(http_status);
        assert_eq!(code.http_status() / 100, sent / 100, "{http_status}");
        let wanted = match http_status {
            408 => 503,
            422 => 400,
            other => other,
        };
        assert_eq!(sent, wanted, "{http_status}");
    }
}

mod ranges {
    use errspec::Catalog;

    errspec::errors!("tests/code/spec/fallback_statuses.yaml");

    /// A class with a status of its own, single statuses with and without one.
    #[test]
    fn each_status_is_sent_as_the_spec_says() {
        for http_status in 0..=700 {
            let wanted = match http_status {
                404 | 429 => http_status,
                408 | 502 => 503,
                400..=499 => 400,
                other => other,
            };
            assert_eq!(ErrorCode::fallback_status(http_status), wanted, "{http_status}");
        }
    }
}

#[test]
fn classes_only() {
    for http_status in 400..=499 {
        assert_eq!(fallback_for::<odd::ErrorCode>(http_status), "self");
    }
    for http_status in 500..=599 {
        assert_eq!(fallback_for::<odd::ErrorCode>(http_status), "fallback");
    }
}

/// Statuses of success and invalid statuses do not panic.
#[test]
fn every_number_has_a_code() {
    for http_status in [0, 1, 99, 100, 200, 204, 302, 399] {
        assert_eq!(fallback_for::<nine::ErrorCode>(http_status), "bad_request", "{http_status}");
    }
    for http_status in [600, 999, 1_404, u16::MAX] {
        assert_eq!(fallback_for::<nine::ErrorCode>(http_status), "internal_error", "{http_status}");
    }
}

#[test]
fn codes_are_found_by_their_string() {
    fn find<C: Catalog>(code: &str) -> Option<C> {
        C::from_code(code)
    }
    for &code in nine::ErrorCode::ALL {
        assert_eq!(find(code.as_str()), Some(code));
    }
    for &code in odd::ErrorCode::ALL {
        assert_eq!(find(code.as_str()), Some(code));
    }
    for unknown in ["", "NotFound", "not_found ", "not_foun"] {
        assert_eq!(find::<nine::ErrorCode>(unknown), None, "{unknown:?}");
    }
}

/// A code named `fallback` has a constructor with this name. The trait's function still works.
#[test]
fn a_constructor_hides_no_trait() {
    let error = odd::ErrorCode::fallback("here");
    assert_eq!(error.to_string(), "Not here.");
    assert_eq!(<odd::ErrorCode as Catalog>::fallback(500), *error.kind());
}
