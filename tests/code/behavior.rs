//! The behavior of the generated enum, at every size and with unusual strings.

use std::error::Error;
use std::fmt::{Debug, Display, Write};
use std::net::Ipv4Addr;
use std::str::FromStr;
use std::time::Duration;

use errspec::{ApiError, ApiErrorSpec, Entry, Retry, UnknownCode, Value};
use errspec_codegen::__internal::{inline, model};

use crate::{nine, odd, specs};

/// Checks that every method of every code returns what the spec has.
macro_rules! check_members {
    ($code:ty, $spec:expr) => {{
        let spec: model::Spec = $spec;
        let spec = specs::rust(&spec);
        let fallback = spec.fallback.as_ref().map(|fallback| spec.codes[fallback.server.code].http);
        let without_http = fallback.flatten().unwrap();
        assert_eq!(<$code>::ALL.len(), spec.codes.len());
        for (&code, entry) in <$code>::ALL.iter().zip(&spec.codes) {
            check_entry(code.entry(), &spec, entry);
            assert_eq!(code.as_str(), entry.code);
            assert_eq!(code.http_status(), entry.http.unwrap_or(without_http));
            assert_eq!(code.entry().http_status, code.http_status());
            assert_eq!(code.bucket().as_str(), spec.buckets[entry.bucket].name);
            assert_eq!(code.retry(), retry(spec.buckets[entry.bucket].retry));
            assert_eq!(code.meaning(), entry.meaning.0);
            assert_eq!(code.docs_url(), entry.docs_url);
            assert_eq!(<$code>::from_code(&entry.code), Some(code));
            assert_eq!(entry.code.parse(), Ok(code));
            assert_eq!(<$code>::try_from(entry.code.as_str()), Ok(code));
            assert_eq!(AsRef::<str>::as_ref(&code), entry.code);
            assert_eq!(http::StatusCode::from(code).as_u16(), code.http_status());
            assert_eq!(serde_json::to_value(code).unwrap(), entry.code);
            assert_eq!(serde_json::from_value::<$code>(entry.code.as_str().into()).unwrap(), code);
            check_texts(code, code.entry(), entry.variant);
            check_trait(&code);
            for other in near(&entry.code) {
                let known = spec.codes.iter().any(|entry| entry.code == other);
                assert_eq!(<$code>::from_code(&other).is_some(), known, "{other:?}");
            }
        }
        assert!(<$code>::ALL.is_sorted());
        assert!(<$code>::SUPPORT.iter().eq(spec.support.iter().map(|rule| &rule.0)));
    }};
}

fn check_entry(entry: Entry, spec: &model::Spec, code: &model::Code) {
    let bucket = &spec.buckets[code.bucket];
    assert_eq!(entry.code, code.code);
    assert_eq!(entry.http, code.http);
    let deprecated = entry.deprecated.map(|deprecated| (deprecated.instead, deprecated.reason));
    let of_spec = code.deprecated.as_ref().map(|deprecated| {
        let instead = deprecated.instead.map(|code| spec.codes[code].code.as_str());
        (instead, deprecated.reason.as_ref().map(|reason| reason.0.as_str()))
    });
    assert_eq!(deprecated, of_spec);
    assert_eq!(entry.bucket.name, bucket.name);
    assert_eq!(entry.bucket.title, bucket.title.0);
    assert_eq!(entry.bucket.advice, bucket.advice.0);
    assert_eq!(entry.bucket.retry, retry(bucket.retry));
    assert_eq!(entry.meaning, code.meaning.0);
    assert_eq!(entry.docs_url, code.docs_url);
    if code.message.is_none() || !code.params.is_empty() {
        assert_eq!(entry.message, inline::plain(&code.meaning.0));
    }
}

/// Checks that `Display` shows the message, `{:#}` adds code and docs URL, and `Debug` shows the variant.
fn check_texts(code: impl Display + Debug, entry: Entry, variant: &str) {
    assert_eq!(code.to_string(), entry.message);
    assert_eq!(format!("{code:#}"), format!("{} ({}, see {})", entry.message, entry.code, entry.docs_url));
    assert_eq!(format!("{code:?}"), variant);
}

/// Checks that the trait returns what the entry has.
fn check_trait(error: &dyn ApiErrorSpec) {
    let entry = error.entry();
    assert_eq!(error.code(), entry.code);
    assert_eq!(error.http_status(), entry.http_status);
    assert_eq!(error.bucket(), entry.bucket);
    assert_eq!(error.meaning(), entry.meaning);
    assert_eq!(error.docs_url(), entry.docs_url);
    assert_eq!(error.retry(), entry.bucket.retry);
    assert_eq!(details(error), "");
}

const fn retry(retry: model::Retry) -> Retry {
    match retry {
        model::Retry::Never => Retry::Never,
        model::Retry::AfterRefresh => Retry::AfterRefresh,
        model::Retry::AfterDelay(model::RetryNumbers { max_attempts, base_delay, max_delay }) => {
            Retry::after_delay(max_attempts, base_delay, max_delay)
        }
        model::Retry::Backoff(model::RetryNumbers { max_attempts, base_delay, max_delay }) => {
            Retry::backoff(max_attempts, base_delay, max_delay)
        }
    }
}

/// Strings that are nearly the code.
fn near(code: &str) -> Vec<String> {
    let mut shorter = code.to_owned();
    shorter.pop();
    let changed = code.char_indices().map(|(at, old)| {
        let new = if old == '_' { '-' } else { '_' };
        format!("{}{new}{}", &code[..at], &code[at + old.len_utf8()..])
    });
    let mut near: Vec<String> = changed.collect();
    near.extend([shorter, format!("{code}_"), format!(" {code}"), format!("{code}\0"), String::new()]);
    near.push(code.to_uppercase());
    near
}

fn details(error: &dyn ApiErrorSpec) -> String {
    let mut details = String::new();
    error.visit_details(&mut |name, value| write!(details, "{name}={value:?};").unwrap());
    details
}

#[test]
fn nine_codes() {
    check_members!(nine::ErrorCode, specs::nine());
}

#[test]
fn odd_codes() {
    check_members!(odd::ErrorCode, specs::odd());
}

#[test]
fn unknown_codes() {
    use nine::ErrorCode;
    assert_eq!(ErrorCode::from_str("teapot"), Err(UnknownCode::new()));
    assert_eq!(ErrorCode::try_from("Not_Found"), Err(UnknownCode::new()));
    assert_eq!(UnknownCode::new().to_string(), "unknown error code");
    let said = serde_json::from_str::<ErrorCode>("\"teapot\"").unwrap_err().to_string();
    assert!(said.starts_with("invalid value: string \"teapot\", expected a known error code"), "{said}");
    assert!(serde_json::from_str::<ErrorCode>("404").is_err());
}

#[test]
fn code_as_a_key_and_from_an_escaped_string() {
    use nine::ErrorCode;
    let map = std::collections::BTreeMap::from([(ErrorCode::NotFound, 1)]);
    let json = serde_json::to_string(&map).unwrap();
    assert_eq!(json, "{\"not_found\":1}");
    assert_eq!(serde_json::from_str::<std::collections::BTreeMap<ErrorCode, i32>>(&json).unwrap(), map);
    assert_eq!(serde_json::from_str::<ErrorCode>("\"not\\u005ffound\"").unwrap(), ErrorCode::NotFound);
}

#[test]
fn constructor_fills_message_and_details() {
    let error = nine::ErrorCode::rate_limit_exceeded(100);
    assert_eq!(*error.kind(), nine::ErrorCode::RateLimitExceeded);
    assert_eq!(error.to_string(), "The limit of 100 requests per minute was exceeded.");
    assert_eq!(details(&error), "limit=100;");
    assert_eq!(
        format!("{error:#}"),
        "The limit of 100 requests per minute was exceeded. \
         (rate_limit_exceeded, see https://docs.example.com/errors#rate_limit_exceeded)"
    );
}

#[test]
fn constructor_takes_every_type_of_param() {
    let error = odd::ErrorCode::every_param("{name}", i128::MAX, 0.1, true, Ipv4Addr::LOCALHOST);
    assert_eq!(
        error.to_string(),
        "{{name} | 170141183460469231731687303715884105727 | 0.1 | true | 127.0.0.1}\n\"\\"
    );
    assert_eq!(
        details(&error),
        "name=\"{name}\";count=170141183460469231731687303715884105727;share=0.1;really=true;address=\"127.0.0.1\";"
    );
    assert_eq!(odd::ErrorCode::r#type(String::from("this")).to_string(), "Not this.");
    assert_eq!(odd::ErrorCode::r#gen("this").to_string(), "Not this.");
    assert_eq!(odd::ErrorCode::self_("this").to_string(), "Not this.");
}

#[test]
fn message_of_the_spec_replaces_the_meaning() {
    assert_eq!(odd::ErrorCode::Message.to_string(), "The message, with {braces} and \"quotes\".");
    assert_eq!(odd::ErrorCode::Message.meaning(), "The *meaning*.");
}

#[test]
fn value_keeps_its_type_in_json() {
    let json = |value: Value<'_>| serde_json::to_string(&value).unwrap();
    assert_eq!(json(7_u8.into()), "7");
    assert_eq!(json(u64::MAX.into()), "18446744073709551615");
    assert_eq!(json(i64::MIN.into()), "-9223372036854775808");
    assert_eq!(json(0.1_f32.into()), "0.1");
    assert_eq!(json(true.into()), "true");
    assert_eq!(json("\"".into()), "\"\\\"\"");
    assert_eq!(json(Value::Display(&Ipv4Addr::LOCALHOST)), "\"127.0.0.1\"");
}

#[test]
fn error_is_small_and_send() {
    const fn travels<T: Send + Sync + Unpin + std::error::Error + 'static>() {}
    travels::<ApiError<nine::ErrorCode>>();
    let location = usize::from(cfg!(feature = "location"));
    assert_eq!(size_of::<ApiError<nine::ErrorCode>>(), (2 + location) * size_of::<usize>());
    assert_eq!(size_of::<nine::ErrorCode>(), 1);
}

#[test]
fn the_source_of_an_error_is_only_for_logs() {
    let bare = ApiError::new(nine::ErrorCode::InternalError);
    assert!(bare.source().is_none());
    assert_eq!(bare.retry_after(), None);
    let error = bare.with_source(std::io::Error::other("poison")).with_retry_after(Duration::from_secs(7));
    assert!(error.source().unwrap().is::<std::io::Error>());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    for said in [error.to_string(), format!("{error:#}"), details(&error)] {
        assert!(!said.contains("poison"), "{said}");
    }
    assert_eq!(
        format!("{error:?}"),
        "ApiError { code: InternalError, retry_after: 7s, source: Custom { kind: Other, error: \"poison\" } }"
    );
}

#[test]
fn error_has_the_message_and_details_it_was_given() {
    let error = ApiError::new(nine::ErrorCode::NotFound);
    assert_eq!(error.own_message(), None);
    assert_eq!(error.to_string(), "The resource does not exist. Check the format of the id.");
    let error =
        error.with_detail("order", 7).with_message("There is no order.").with_detail("order", "seven");
    assert_eq!(error.own_message(), Some("There is no order."));
    assert_eq!(error.to_string(), "There is no order.");
    assert_eq!(details(&error), "order=\"seven\";");
    assert_eq!(
        format!("{error:?}"),
        "ApiError { code: NotFound, message: \"There is no order.\", order: \"seven\" }"
    );
    // A detail that is added replaces that of the code, once.
    let outer = ApiError::new(error).with_detail("order", 8).with_detail("shop", false);
    assert_eq!(details(&outer), "order=8;shop=false;");
    assert_eq!(outer.to_string(), "There is no order.");
    assert_eq!(ApiErrorSpec::code(&&outer), "not_found");
    let boxed: Box<dyn ApiErrorSpec> = Box::new(outer);
    assert_eq!(details(&boxed), "order=8;shop=false;");
}

#[test]
fn headers_of_an_error_are_kept_in_their_order() {
    let error = ApiError::new(nine::ErrorCode::Unauthorized);
    assert_eq!(error.headers().count(), 0);
    let header = |error: ApiError<_>, value| {
        error.with_header(http::header::WWW_AUTHENTICATE, http::HeaderValue::from_static(value))
    };
    let error = header(header(error, "Basic"), "DPoP");
    let headers: Vec<_> = error.headers().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    assert_eq!(headers, [("www-authenticate", &b"Basic"[..]), ("www-authenticate", b"DPoP")]);
    assert_eq!(
        format!("{error:?}"),
        "ApiError { code: Unauthorized, headers: {\"www-authenticate\": \"Basic\", \"www-authenticate\": \"DPoP\"} }"
    );
}

#[test]
fn question_mark_converts_a_code_into_an_error() {
    fn fails() -> Result<(), ApiError<nine::ErrorCode>> {
        Err(nine::ErrorCode::Forbidden)?
    }
    assert_eq!(*fails().unwrap_err().kind(), nine::ErrorCode::Forbidden);
}

#[test]
fn emitter_and_runtime_have_the_same_hash() {
    assert_eq!(include_str!("../../src/__v1/hash.rs"), include_str!("../../codegen/src/emit/rust/hash.rs"));
}
