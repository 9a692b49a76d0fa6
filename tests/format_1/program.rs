//! Uses everything that files of format 1 have, with whichever features are on.
//! `tests/it/format_1.rs` builds it as a package that has these files, and runs it.

mod codes_1000;
mod codes_200;
mod codes_9;
mod envelope;
mod every_kind;
mod no_status;
mod no_status_no_fallback;

use std::time::Duration;

use errspec::{ApiErrorCodes, ApiErrorSpec, Catalog, CodeEnum, Retry, UnknownCode};
use every_kind::{ErrorBucket, ErrorCode};

fn main() {
    table::<codes_9::ErrorCode>(9, &[]);
    table::<codes_200::ErrorCode>(200, &[]);
    table::<codes_1000::ErrorCode>(1_000, &[]);
    table::<ErrorCode>(11, &[]);
    table::<no_status::ErrorCode>(6, &["import_failed", "stream_behind", "worker_lost"]);
    table::<no_status_no_fallback::ErrorCode>(3, &["job_failed", "worker_lost"]);
    members();
    buckets();
    deprecated();
    fallback();
    no_status();
    shape();
    conversions();
    texts();
    #[cfg(feature = "alloc")]
    constructors();
    #[cfg(feature = "serde")]
    serde();
    #[cfg(feature = "http")]
    http();
    println!("format 1 works");
}

/// Each code is found, and nothing else; the table is one of the release that wrote it.
/// All codes but these have an HTTP status.
fn table<C: CodeEnum + std::str::FromStr<Err = UnknownCode> + Ord>(count: usize, no_status: &[&str]) {
    assert_eq!(C::ALL.len(), count);
    assert!(C::ALL.is_sorted());
    for (place, code) in C::ALL.iter().enumerate() {
        let text = code.code();
        let found = C::from_code(text).expect("each code is found");
        assert_eq!(found.cmp(code), std::cmp::Ordering::Equal, "{text}");
        assert!(text.parse::<C>().is_ok_and(|parsed| parsed.cmp(code).is_eq()));
        for other in [format!("{text}_"), format!("_{text}"), text.to_uppercase(), text[1..].to_owned()] {
            let is_code = C::ALL.iter().any(|code| code.code() == other);
            assert_eq!(C::from_code(&other).is_some(), is_code, "{other}");
        }
        let entry = code.entry();
        let http = (!no_status.contains(&text)).then_some(entry.http_status);
        assert_eq!((entry.code, entry.http), (text, http), "{place}");
        assert!(std::ptr::eq(entry.bucket, code.typed_bucket().into()));
        assert!((400..600).contains(&entry.http_status));
        assert!(entry.docs_url.ends_with(text));
        assert_eq!((code.http_status(), code.docs_url()), (entry.http_status, entry.docs_url));
        assert_eq!((code.meaning(), code.retry()), (entry.meaning, entry.bucket.retry));
    }
}

fn members() {
    const ENTRY: errspec::Entry = ErrorCode::SaidPlainly.entry();
    assert_eq!((ENTRY.code, ENTRY.http_status), ("said_plainly", 409));
    assert_eq!(ENTRY.meaning, "It is *not* possible.");
    assert_eq!(ENTRY.message, "It is impossible, \"really\".");
    assert_eq!(ENTRY.docs_url, "https://parcels.example/errors#said_plainly");
    assert_eq!(ErrorCode::BadRequest.message(), "The request is malformed; see the details.");
    assert_eq!(ErrorCode::NotFound.message(), "There is no such parcel.");
    assert_eq!(ErrorCode::ALL[0], ErrorCode::BadRequest);
    assert_eq!(ErrorCode::SUPPORT.len(), 2);
    assert_eq!(ErrorCode::CODES.len(), 11);
    let Retry::Backoff(numbers) = ErrorCode::InternalError.retry() else { panic!("a backoff") };
    assert_eq!(numbers.max_attempts, 7);
    assert_eq!(
        (numbers.base_delay, numbers.max_delay),
        (Duration::from_millis(250), Duration::from_secs(90))
    );
    assert_eq!(ErrorCode::SlowDown.retry(), Retry::DEFAULT_AFTER_DELAY);
    assert_eq!(ErrorCode::Type.retry(), Retry::Never);
    let last = codes_1000::ErrorCode::ALL[999];
    assert_eq!((last.as_str(), last.http_status()), ("juliett_juliett_juliett", 400 + 999 % 29));
    assert_eq!(last.bucket(), codes_1000::ErrorBucket::Fix);
}

fn buckets() {
    assert_eq!(
        ErrorBucket::ALL,
        [ErrorBucket::FixInCode, ErrorBucket::FixByWaiting, ErrorBucket::FixByRetrying]
    );
    const BUCKET: ErrorBucket = ErrorCode::SlowDown.bucket();
    assert_eq!(BUCKET, ErrorBucket::FixByWaiting);
    assert_eq!((BUCKET.as_str(), BUCKET.to_string().as_str()), ("fix_by_waiting", "fix_by_waiting"));
    assert_eq!(BUCKET.as_bucket().title, "Wait");
    assert_eq!(BUCKET.as_bucket().advice, "Wait for as long as `Retry-After` says.");
    assert_eq!(BUCKET.retry(), Retry::DEFAULT_AFTER_DELAY);
    assert_eq!(ErrorBucket::from_name("fix_in_code"), Some(ErrorBucket::FixInCode));
    assert_eq!(ErrorBucket::from_name("fix"), None);
    assert_eq!(ErrorBucket::FixInCode.as_bucket().title, "Fix in *code*");
}

#[allow(deprecated, reason = "it is about codes that are")]
fn deprecated() {
    let of =
        |code: ErrorCode| code.entry().deprecated.map(|deprecated| (deprecated.instead, deprecated.reason));
    assert_eq!(of(ErrorCode::OldReason), Some((None, Some("It says *less*."))));
    assert_eq!(of(ErrorCode::OldInstead), Some((Some("not_found"), None)));
    assert_eq!(of(ErrorCode::OldBoth), Some((Some("not_found"), Some("It says less."))));
    let others = ErrorCode::ALL.iter().filter(|code| !code.as_str().starts_with("old"));
    assert!(others.clone().all(|&code| of(code).is_none()));
    assert_eq!(others.count(), 8);
}

fn fallback() {
    for (status, code) in [
        (400, ErrorCode::BadRequest),
        (404, ErrorCode::NotFound),
        (410, ErrorCode::BadRequest),
        (500, ErrorCode::InternalError),
        (503, ErrorCode::Unavailable),
        (599, ErrorCode::InternalError),
        (0, ErrorCode::BadRequest),
    ] {
        assert_eq!(<ErrorCode as Catalog>::fallback(status), code, "{status}");
    }
}

/// The status of a code without one is that of the fallback for 5xx, or 500 where the spec has no fallback.
#[allow(deprecated, reason = "one of the codes is")]
fn no_status() {
    use no_status::{ErrorBucket, ErrorCode};
    use no_status_no_fallback::ErrorCode as JobCode;

    const ENTRY: errspec::Entry = ErrorCode::WorkerLost.entry();
    assert_eq!((ENTRY.http, ENTRY.http_status), (None, 503));
    assert_eq!((ENTRY.meaning, ENTRY.message), ("The worker is *gone*.", "The worker is gone."));
    assert_eq!(ENTRY.deprecated.and_then(|deprecated| deprecated.instead), Some("import_failed"));
    assert_eq!(statuses::<ErrorCode>(), [503, 400, 503, 500, 503, 503]);
    assert_eq!(
        [ErrorCode::ImportFailed, ErrorCode::StreamBehind, ErrorCode::WorkerLost].map(ErrorCode::bucket),
        [ErrorBucket::FixInCode, ErrorBucket::FixByWaiting, ErrorBucket::FixByRetrying]
    );
    for (status, code) in [
        (0, ErrorCode::BadRequest),
        (404, ErrorCode::BadRequest),
        (500, ErrorCode::InternalError),
        (503, ErrorCode::Unavailable),
        (502, ErrorCode::Unavailable),
    ] {
        assert_eq!(<ErrorCode as Catalog>::fallback(status), code, "{status}");
    }

    const JOB: errspec::Entry = JobCode::JobFailed.entry();
    assert_eq!((JOB.http, JOB.http_status), (None, 500));
    assert_eq!(statuses::<JobCode>(), [500, 503, 500]);
    #[cfg(feature = "alloc")]
    {
        let error = ErrorCode::import_failed(7);
        assert_eq!(error.to_string(), "Row 7 of the import is malformed.");
        assert_eq!((error.entry().http, error.http_status()), (None, 503));
        assert_eq!(JobCode::worker_lost("w1").http_status(), 500);
    }
    #[cfg(feature = "http")]
    {
        assert_eq!(http::StatusCode::from(ErrorCode::ImportFailed), http::StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(http::StatusCode::from(JobCode::JobFailed), http::StatusCode::INTERNAL_SERVER_ERROR);
    }
}

/// The shape of a spec is data in every build, and what a server with `serde` sends.
fn shape() {
    use errspec::{ApiErrorShape, Shape};

    type Code = envelope::ErrorCode;
    const ENTRY: errspec::Entry = Code::OrderLocked.entry();
    table::<Code>(3, &[]);
    assert_eq!(ENTRY.shape, <Code as ApiErrorShape>::SHAPE);
    assert_eq!(ENTRY.shape.content_type(), "application/vnd.orders+json");
    assert_eq!(ENTRY.shape.request_id_header(), Some("x-correlation-id"));
    assert_eq!(<ErrorCode as ApiErrorShape>::SHAPE, &Shape::NESTED);
    assert_ne!(ENTRY.shape, &Shape::NESTED);
}

fn statuses<C: CodeEnum>() -> Vec<u16> {
    C::ALL.iter().map(ApiErrorSpec::http_status).collect()
}

fn conversions() {
    assert_eq!("type".parse(), Ok(ErrorCode::Type));
    assert_eq!(ErrorCode::try_from("type"), Ok(ErrorCode::Type));
    assert_eq!(ErrorCode::try_from("Type"), Err(UnknownCode::new()));
    assert_eq!(AsRef::<str>::as_ref(&ErrorCode::Type), "type");
    assert_eq!(ErrorCode::from(&ErrorCode::Type), ErrorCode::Type);
}

fn texts() {
    let error: &dyn std::error::Error = &ErrorCode::NotFound;
    assert_eq!(error.to_string(), "There is no such parcel.");
    assert_eq!(
        format!("{:#}", ErrorCode::NotFound),
        "There is no such parcel. (not_found, see https://parcels.example/errors#not_found)"
    );
    assert_eq!(format!("{:?}", ErrorCode::NotFound), "NotFound");
    assert_eq!(ErrorCode::NotFound.typed_bucket(), ErrorBucket::FixInCode);
}

#[cfg(feature = "alloc")]
fn constructors() {
    use errspec::{ApiError, Value};

    let address = std::net::Ipv4Addr::LOCALHOST;
    let error: ApiError<ErrorCode> =
        ErrorCode::too_heavy(-8, -16, -32, -64, -128, -1, 8, 16, 32, 64, 128, 1, 0.5, 0.25, true, address);
    assert_eq!(error.to_string(), "{-8} -16 -32 -64 -128 -1 8 16 32 64 128 1 0.5 0.25 true 127.0.0.1");
    let names: Vec<_> = error.details().map(|(name, _)| name).collect();
    assert_eq!(names.concat(), "abcdefghijklmnop");
    let values: Vec<_> = error.details().map(|(_, value)| value.to_string()).collect();
    assert_eq!(values.join(" "), "-8 -16 -32 -64 -128 -1 8 16 32 64 128 1 0.5 0.25 true 127.0.0.1");
    assert!(matches!(error.details().next(), Some((_, Value::I64(-8)))));

    let error = ErrorCode::not_found("7");
    assert_eq!(
        (error.to_string().as_str(), error.entry()),
        ("There is no parcel 7.", ErrorCode::NotFound.entry())
    );
    assert_eq!(ErrorCode::r#type(String::from("x")).to_string(), "Unknown type x.");
    #[allow(deprecated, reason = "it is about a code that is")]
    let old = ErrorCode::old_instead("7");
    assert_eq!(old.to_string(), "7 is gone.");
    assert_eq!(
        ErrorCode::from(&old),
        *ErrorCode::ALL.iter().find(|code| code.as_str() == "old_instead").unwrap()
    );
    assert_eq!(ApiError::<ErrorCode>::internal("down").entry().code, "internal_error");
}

#[cfg(feature = "serde")]
fn serde() {
    let json = serde_json::to_string(ErrorCode::ALL).unwrap();
    assert!(json.starts_with(r#"["bad_request","not_found","#), "{json}");
    assert_eq!(serde_json::from_str::<Vec<ErrorCode>>(&json).unwrap(), ErrorCode::ALL);
    let error = serde_json::from_str::<ErrorCode>("\"teapot\"").unwrap_err().to_string();
    assert!(error.contains("expected a known error code"), "{error}");
}

#[cfg(feature = "http")]
fn http() {
    assert_eq!(http::StatusCode::from(ErrorCode::SlowDown), http::StatusCode::TOO_MANY_REQUESTS);
    for &code in ErrorCode::ALL {
        assert_eq!(http::StatusCode::from(code).as_u16(), code.http_status());
    }
}
