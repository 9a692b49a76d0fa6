//! Valid specs become models with the right values.

use std::time::Duration;

use errspec_codegen::__internal::grammar::{CODE_STYLES, RETRIES};
use errspec_codegen::__internal::model::{Integer, Message, ParamType, Piece, Retry, RetryNumbers, Width};

use super::harness::{buckets, codes, load, rendered};

#[test]
fn the_spec_of_the_project() {
    let loaded = load(include_str!("../../../../spec/errors.yaml"));
    assert_eq!(rendered(&loaded), "");
    let spec = loaded.rust().expect("a right spec is a model with Rust names");
    let codes: Vec<_> =
        spec.codes.iter().map(|code| (&*code.code, code.variant, code.http.unwrap())).collect();
    assert_eq!(
        codes,
        [
            ("bad_request", "BadRequest", 400),
            ("invalid_cursor", "InvalidCursor", 400),
            ("unauthorized", "Unauthorized", 401),
            ("forbidden", "Forbidden", 403),
            ("not_found", "NotFound", 404),
            ("rate_limit_exceeded", "RateLimitExceeded", 429),
            ("quota_exceeded", "QuotaExceeded", 429),
            ("internal_error", "InternalError", 500),
            ("service_unavailable", "ServiceUnavailable", 503),
        ]
    );
    assert_eq!(spec.codes[4].docs_url, "https://docs.example.com/errors#not_found");
    assert_eq!(spec.buckets[0].retry, Retry::Never);
    let waiting = RetryNumbers {
        max_attempts: 5,
        base_delay: Duration::from_secs(1),
        max_delay: Duration::from_secs(60),
    };
    assert_eq!(spec.buckets[1].retry, Retry::AfterDelay(waiting));
    assert_eq!(spec.buckets[2].retry, Retry::Backoff(RetryNumbers::BACKOFF));
    assert_eq!(spec.codes.iter().map(|code| code.bucket).collect::<Vec<_>>(), [0, 0, 0, 0, 0, 1, 1, 2, 2]);
}

#[test]
fn fallbacks_are_in_the_order_of_the_file() {
    let loaded = load(&codes(
        r"
  a: { http: 404, bucket: fix_in_code, meaning: A. }
  b: { http: 501, bucket: fix_in_code, meaning: B. }
  c: { http: 422, bucket: fix_in_code, meaning: C. }
fallback: { 501: b, 5xx: b, 499: c, 4xx: a, 400: a, 500: b, 599: { code: b } }
",
    ));
    let fallback = loaded.spec.expect("a right spec is a model").fallback.expect("it is there");
    let statuses = fallback.statuses.iter().map(|(status, of)| (*status, of.code));
    let statuses: Vec<_> = statuses.collect();
    assert_eq!(statuses, [(501, 1), (499, 2), (400, 0), (500, 1), (599, 1)]);
    assert_eq!((fallback.client.code, fallback.server.code), (0, 1));
    let loaded = load(&codes("  a: { http: 404, bucket: fix_in_code, meaning: A. }\n"));
    assert_eq!(loaded.spec.expect("a right spec is a model").fallback, None);
}

#[test]
fn a_message_is_split_at_its_params() {
    let yaml = codes(
        r#"
  too_large:
    http: 413
    bucket: fix_in_code
    meaning: Too large.
    message: "{{{size}}} of {most} {{bytes!}}"
    params: { size: u64, most: crate::Size }
"#,
    );
    let loaded = load(&yaml);
    assert_eq!(rendered(&loaded), "");
    let code = &loaded.spec.expect("a right spec is a model").codes[0];
    let text = |text: &str| Piece::Text(text.to_owned());
    let pieces = vec![text("{"), Piece::Param(0), text("} of "), Piece::Param(1), text(" {bytes!}")];
    assert_eq!(code.message, Some(Message(pieces)));
    let types: Vec<_> = code.params.iter().map(|param| &param.ty).collect();
    let unsigned = ParamType::Integer(Integer { width: Width::Bits64, signed: false });
    assert_eq!(types, [&unsigned, &ParamType::Opaque("crate::Size".into())]);
}

/// The checks accept every value in the grammar, which the reader and the schema are based on.
#[test]
fn each_value_of_the_format_is_accepted() {
    for style in CODE_STYLES.names {
        let code = match *style {
            "number" => "'1'",
            style if style.starts_with(char::is_uppercase) => "A",
            _ => "a",
        };
        let yaml = codes(&format!(
            "  {code}: {{ http: 404, bucket: fix_in_code, meaning: A. }}\ncode_style: {style}\n"
        ));
        assert_eq!(rendered(&load(&yaml)), "", "{style}");
    }
    for retry in RETRIES.names {
        let yaml = buckets(&format!(
            "  wait: {{ title: W, retry: {retry}, advice: W., allow: {{ status-contradicts-bucket: No. }} }}\n"
        ));
        let found = load(&yaml);
        assert!(!found.report.has_errors(), "{retry}: {}", rendered(&found));
    }
}

/// Codes, with their Rust names, docs URLs and messages.
#[test]
fn odd_codes_have_names_and_links() {
    let yaml = codes(
        r#"
  "a b/c%ü":
    http: 400
    bucket: fix_in_code
    meaning: Odd.
    variant: Odd
  "404": { http: 404, bucket: fix_in_code, meaning: Number., variant: Code404, docs_url: "HTTP://[::1]:80/x?y=%20#z" }
code_style: any
"#,
    );
    let loaded = load(&yaml);
    assert_eq!(rendered(&loaded), "");
    let spec = loaded.rust().expect("a right spec is a model with Rust names");
    let odd = &spec.codes[0];
    assert_eq!((&*odd.code, odd.variant), ("a b/c%ü", "Odd"));
    assert_eq!(odd.docs_url, "https://docs.example.com/errors#a%20b%2Fc%25%C3%BC");
    assert_eq!(spec.codes[1].docs_url, "HTTP://[::1]:80/x?y=%20#z");
    assert_eq!(spec.codes[1].message, None);
}

#[test]
fn delays_have_units() {
    for (delay, seconds) in
        [("90ms", 0.09), ("90s", 90.0), ("90m", 5_400.0), ("90h", 324_000.0), ("1000h", 3_600_000.0)]
    {
        let yaml = format!(
            "  wait: {{ title: W, retry: after_delay, max_delay: {delay}, base_delay: 1ms, advice: W. }}\n"
        );
        let loaded = load(&buckets(&yaml));
        assert_eq!(rendered(&loaded), "");
        let Retry::AfterDelay(numbers) = loaded.spec.expect("a right spec is a model").buckets[0].retry
        else {
            panic!("{delay} is not a delay");
        };
        assert_eq!(numbers.max_delay, Duration::from_secs_f64(seconds));
    }
    // The longest number, and a constant delay.
    let delays = "base_delay: 100000000ms, max_delay: 100000000ms";
    assert_eq!(
        rendered(&load(&buckets(&format!(
            "  wait: {{ title: W, retry: after_delay, {delays}, advice: W. }}\n"
        )))),
        ""
    );
}
