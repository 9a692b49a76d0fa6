//! The JSON of the envelope, byte by byte.

use std::fmt;

use errspec::{ApiError, ApiErrorSpec, Bucket, Detail, Entry, Envelope, Retry, Value};
use proptest::prelude::*;

static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

#[derive(Debug)]
struct NotFound;

impl ApiErrorSpec for NotFound {
    fn entry(&self) -> Entry {
        Entry::new("not_found", 404, &FIX_IN_CODE)
            .meaning("It does *not* exist.")
            .message("It does not exist.")
            .docs_url("https://d.example/#nf")
    }
}

#[track_caller]
fn check(error: &dyn ApiErrorSpec, request_id: Option<&str>, expected: &str) {
    let mut envelope = Envelope::new(error);
    if let Some(request_id) = request_id {
        envelope = envelope.with_request_id(request_id);
    }
    assert_eq!(String::from_utf8(envelope.to_json()).unwrap(), expected);
}

/// Checks the JSON of an error with one detail.
#[track_caller]
fn check_detail(value: impl Into<Detail>, expected: &str) {
    let error = ApiError::new(NotFound).with_detail("it", value);
    let json = String::from_utf8(Envelope::new(&error).to_json()).unwrap();
    let (_, details) = json.split_once(r#""details":{"it":"#).unwrap();
    assert_eq!(details.strip_suffix("}}}"), Some(expected));
}

#[test]
fn a_bare_code() {
    check(
        &NotFound,
        None,
        r#"{"error":{"code":"not_found","message":"It does not exist.","docs_url":"https://d.example/#nf"}}"#,
    );
}

#[test]
fn everything_in_its_order() {
    check(
        &ApiError::new(NotFound)
            .with_detail("b", 1)
            .with_detail("a", "x")
            .with_message("No order 7.")
            .with_source("poison")
            .with_retry_after(std::time::Duration::from_secs(3)),
        Some("req_1"),
        concat!(
            r#"{"error":{"code":"not_found","message":"No order 7.","request_id":"req_1","#,
            r#""docs_url":"https://d.example/#nf","details":{"b":1,"a":"x"}}}"#,
        ),
    );
}

#[test]
fn texts_are_escaped() {
    check(
        &ApiError::new(NotFound).with_message("\"\\\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}</script>\u{2028}é😀"),
        Some("a\"b\\c"),
        concat!(
            r#"{"error":{"code":"not_found","message":"\"\\\b\f\n\r\t\u0000\u001f"#,
            "\u{7f}</script>\u{2028}é😀",
            r#"","request_id":"a\"b\\c","docs_url":"https://d.example/#nf"}}"#,
        ),
    );
    check_detail("\u{1b}[31m\0", r#""\u001b[31m\u0000""#);
}

#[test]
fn details_keep_their_types() {
    check_detail("text", r#""text""#);
    check_detail(String::new(), r#""""#);
    check_detail(i64::MIN, "-9223372036854775808");
    check_detail(-1_isize, "-1");
    check_detail(u64::MAX, "18446744073709551615");
    check_detail(i128::MIN, "-170141183460469231731687303715884105728");
    check_detail(u128::MAX, "340282366920938463463374607431768211455");
    check_detail(0.1_f32, "0.1");
    check_detail(1.5_f64, "1.5");
    check_detail(-0.0_f64, "-0.0");
    check_detail(1e300_f64, "1e+300");
    check_detail(true, "true");
    check_detail(Detail::display(std::net::Ipv4Addr::LOCALHOST), r#""127.0.0.1""#);
}

#[test]
fn a_float_that_is_not_a_number_is_null() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        check_detail(value, "null");
    }
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        check_detail(value, "null");
    }
}

/// An error whose `Display` fails after its first words.
struct Broken;

impl ApiErrorSpec for Broken {
    fn entry(&self) -> Entry {
        NotFound.entry()
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("so far")?;
        Err(fmt::Error)
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        visit("broken", Value::Display(self));
        visit("whole", Value::Display(&7));
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_message(f)
    }
}

#[test]
fn a_failing_text_affects_no_other_member() {
    check(
        &Broken,
        None,
        concat!(
            r#"{"error":{"code":"not_found","message":"so far","docs_url":"https://d.example/#nf","#,
            r#""details":{"broken":"so far","whole":"7"}}}"#,
        ),
    );
}

/// An error with these strings everywhere, whose message and one detail are written in two parts.
struct Strings {
    code: &'static str,
    message: [String; 2],
    docs_url: &'static str,
    details: Vec<(&'static str, Detail)>,
}

impl ApiErrorSpec for Strings {
    fn entry(&self) -> Entry {
        Entry::new(self.code, 404, &FIX_IN_CODE).docs_url(self.docs_url)
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.iter().try_for_each(|part| f.write_str(part))
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        for (name, detail) in &self.details {
            visit(name, detail.value());
        }
        if !self.details.is_empty() {
            visit("display", Value::Display(&self.message()));
        }
    }
}

/// `to_json` writes the bytes itself; they are those that `serde_json` makes of the envelope.
#[track_caller]
fn check_serde(error: &dyn ApiErrorSpec, request_id: Option<&str>) {
    let mut envelope = Envelope::new(error);
    if let Some(request_id) = request_id {
        envelope = envelope.with_request_id(request_id);
    }
    let expected = serde_json::to_string(&envelope).unwrap();
    assert_eq!(String::from_utf8(envelope.to_json()).unwrap(), expected);
}

#[test]
fn each_character_is_what_serde_makes_of_it() {
    let chars = (0..=0x2100).filter_map(char::from_u32);
    for char in chars.chain(['\u{d7ff}', '\u{e000}', '\u{feff}', '\u{ffff}', '\u{10000}', '\u{10ffff}']) {
        let string: &'static str = format!("{char}a{char}{char}b").leak();
        let error = Strings {
            code: string,
            message: [string.to_owned(), string.to_owned()],
            docs_url: string,
            details: vec![(string, string.into())],
        };
        check_serde(&error, Some(string));
        let message = serde_json::to_string(&error.message().to_string()).unwrap();
        let json = String::from_utf8(Envelope::new(&error).to_json()).unwrap();
        assert!(json.contains(&format!(r#""message":{message},"#)), "{char:?} in {json}");
    }
}

fn detail() -> impl Strategy<Value = Detail> {
    prop_oneof![
        any::<String>().prop_map(Detail::from),
        any::<i64>().prop_map(Detail::from),
        any::<u64>().prop_map(Detail::from),
        any::<i128>().prop_map(Detail::from),
        any::<u128>().prop_map(Detail::from),
        any::<u32>().prop_map(|bits| Detail::from(f32::from_bits(bits))),
        any::<u64>().prop_map(|bits| Detail::from(f64::from_bits(bits))),
        any::<bool>().prop_map(Detail::from),
    ]
}

/// Strings of an entry have a static lifetime.
fn kept() -> impl Strategy<Value = &'static str> {
    any::<String>().prop_map(|string| &*string.leak())
}

proptest! {
    #[test]
    fn each_envelope_is_what_serde_makes_of_it(
        code in kept(),
        message in any::<[String; 2]>(),
        docs_url in kept(),
        details in proptest::collection::vec((kept(), detail()), 0..5),
        request_id in proptest::option::of(any::<String>()),
    ) {
        check_serde(&Strings { code, message, docs_url, details }, request_id.as_deref());
    }
}

/// A writer that fails after some bytes.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn write_errors_are_returned() {
    let envelope = Envelope::new(&Broken);
    let length = envelope.to_json().len();
    serde_json::to_writer(Full(length), &envelope).unwrap();
    for room in 0..length {
        let error = serde_json::to_writer(Full(room), &envelope).unwrap_err();
        assert_eq!(error.io_error_kind(), Some(std::io::ErrorKind::StorageFull), "after {room} bytes");
    }
}

#[test]
fn it_is_what_serde_makes_of_it() {
    let error = ApiError::new(NotFound).with_detail("it", 7);
    let envelope = Envelope::new(&error).with_request_id("req_1");
    assert_eq!(serde_json::to_vec(&envelope).unwrap(), envelope.to_json());
    assert_eq!(
        serde_json::to_value(envelope).unwrap(),
        serde_json::json!({"error": {
            "code": "not_found",
            "message": "It does not exist.",
            "request_id": "req_1",
            "docs_url": "https://d.example/#nf",
            "details": {"it": 7},
        }}),
    );
}
