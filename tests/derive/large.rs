//! A large, realistic enum: the errors of a service that delivers parcels.
//! Each variant is created once and compared with what a client may see of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::error::Error;
use std::mem::discriminant;

use errspec::{ApiErrorCodes, ApiErrorSpec, Retry, RetryNumbers};

use crate::seen;

mod account;
mod cases;
mod error;
mod payload;

pub(crate) use payload::OrderId;

/// The generated enum of the same spec, to compare with.
mod codes {
    errspec::errors!("tests/derive/spec/parcels.yaml");
}

use cases::{Case, cases};
use codes::ErrorCode;
use error::ParcelError;

#[test]
fn every_variant_has_a_case() {
    let cases = cases();
    let variants: HashSet<_> = cases.iter().map(|case| discriminant(&case.error)).collect();
    assert_eq!(variants.len(), 62);
    let walked: BTreeSet<_> = cases.iter().map(|case| case.error.code()).collect();
    let listed: BTreeSet<_> = seen::codes::<ParcelError>().into_iter().collect();
    assert_eq!(walked, listed);
    let unlisted: Vec<_> =
        ErrorCode::ALL.iter().map(|code| code.as_str()).filter(|code| !listed.contains(code)).collect();
    assert_eq!(unlisted, ["order_not_found", "carrier_unknown"], "they are deprecated");
    assert!(ParcelError::CODES.contains("oauth2_token_expired"), "it is a code of the inner error");
}

#[test]
fn code_and_message() {
    for Case { error, code, message, .. } in cases() {
        seen::check(&error, code, message);
    }
}

#[test]
fn entry_is_that_of_the_generated_enum() {
    for Case { error, code, .. } in cases() {
        let generated = ErrorCode::from_code(code).unwrap();
        assert_eq!(error.entry().meaning, generated.meaning(), "{code}");
        assert_eq!(error.entry().docs_url, generated.docs_url(), "{code}");
        assert_eq!(error.http_status(), generated.http_status(), "{code}");
        assert_eq!(error.bucket(), generated.bucket().as_bucket(), "{code}");
        assert_eq!(error.retry(), generated.retry(), "{code}");
        assert_eq!(error.docs_url(), format!("https://parcels.example/docs/errors#{code}"));
    }
}

#[test]
fn details_as_json() {
    for Case { error, code, details, .. } in cases() {
        assert_eq!(seen::json(&error), details, "{code}");
    }
}

/// The order of the details is that of the params in the spec, for every variant of a code.
#[test]
fn details_come_in_the_order_of_the_spec() {
    let orders = BTreeMap::from([
        ("batch_in_progress", "done total shift"),
        ("body_too_large", "size limit"),
        ("carrier_rejected", "carrier reason"),
        ("carrier_timeout", "waited offset"),
        ("coordinates_out_of_range", "latitude longitude"),
        ("credit_limit_exceeded", "left currency"),
        ("customs_value_mismatch", "declared sum"),
        ("duplicate_reference", "reference order"),
        ("invalid_json", "line column"),
        ("order_too_many_parcels", "count limit"),
        ("parcel_hazardous", "un class"),
        ("parcel_too_heavy", "weight limit service"),
        ("postcode_mismatch", "town postcode"),
        ("unknown_field", "schema field"),
        ("webhook_disabled", "failures balance"),
    ]);
    let mut found = BTreeSet::new();
    for Case { error, code, .. } in cases() {
        let mut names = Vec::new();
        error.visit_details(&mut |name, _| names.push(name));
        if names.len() > 1 {
            assert_eq!(names.join(" "), orders[code]);
            found.insert(code);
        }
    }
    assert_eq!(found.len(), orders.len());
}

/// Every bucket has its codes, with the right statuses.
#[test]
fn buckets_and_statuses() {
    let mut statuses = BTreeMap::<_, BTreeSet<_>>::new();
    for Case { error, .. } in cases() {
        let retry = match error.retry() {
            Retry::Never => "never",
            Retry::AfterDelay(RetryNumbers { max_attempts: 4, .. }) => "after_delay, 4",
            Retry::Backoff(RetryNumbers { max_attempts: 6, .. }) => "backoff, 6",
            other => panic!("{other:?}"),
        };
        statuses.entry((error.bucket().name, retry)).or_default().insert(error.http_status());
    }
    let statuses: Vec<_> =
        statuses.into_iter().map(|(bucket, statuses)| (bucket, Vec::from_iter(statuses))).collect();
    assert_eq!(
        statuses,
        [
            (("fix_by_retrying", "backoff, 6"), vec![500, 502, 503, 504],),
            (("fix_by_waiting", "after_delay, 4"), vec![409, 429]),
            (("fix_in_code", "never"), vec![400, 401, 402, 403, 404, 409, 410, 413, 415, 422, 423, 428, 451],),
        ]
    );
}

/// Internal fields, fields that fill no params, and sources contain poison. None of it is sent.
#[test]
fn nothing_internal_is_sent() {
    let mut poisoned = 0;
    for Case { error, code, .. } in cases() {
        let said = [
            error.to_string(),
            format!("{error:#}"),
            seen::Message(&error).to_string(),
            seen::json(&error).to_string(),
            seen::details(&error),
            format!("{:?}", error.entry()),
        ];
        for said in said {
            assert!(!said.to_uppercase().contains("POISON"), "{code}: {said}");
        }
        let inside = format!("{error:?} {}", seen::chain(&error)[1..].join(" "));
        poisoned += usize::from(inside.to_uppercase().contains("POISON"));
    }
    assert_eq!(poisoned, 34, "as many variants have something to hide");
}

#[test]
fn sources_are_there_for_the_log() {
    for Case { error, code, sources, .. } in cases() {
        assert_eq!(seen::chain(&error)[1..], *sources, "{code}");
    }
}

/// `?` works in each layer of the service.
#[test]
fn question_mark_from_each_layer() {
    fn database() -> Result<(), ParcelError> {
        Err(payload::DbError::new("select"))?
    }
    fn json() -> Result<u8, ParcelError> {
        Ok(serde_json::from_str::<u8>("{\n  \"a")?)
    }
    fn account() -> Result<(), ParcelError> {
        Err(account::AccountError::Forbidden)?
    }
    assert_eq!(database().unwrap_err().code(), "internal_error");
    let json = json().unwrap_err();
    assert_eq!(json.code(), "invalid_json");
    assert!(json.source().is_some_and(<dyn Error>::is::<serde_json::Error>));
    assert_eq!(account().unwrap_err().code(), "forbidden");
}

/// Errors keep `Result`s small, and can be sent to other threads and tasks.
#[test]
fn error_is_as_small_as_its_fields_and_travels() {
    const fn travels<T: Error + Send + Sync + 'static>() {}
    travels::<ParcelError>();
    assert!(size_of::<ParcelError>() <= 80, "{}", size_of::<ParcelError>());
}
