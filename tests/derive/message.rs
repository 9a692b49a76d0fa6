//! The message of a value.

use std::fmt::{self, Display, Write};
use std::net::{IpAddr, Ipv4Addr};

use errspec::ApiErrorSpec;

use crate::seen;

/// Writes the flags that it is formatted with.
#[derive(Debug)]
struct Flags;

impl Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternate = if f.alternate() { "#" } else { "" };
        let sign = if f.sign_plus() { "+" } else { "" };
        let zero = if f.sign_aware_zero_pad() { "0" } else { "" };
        write!(f, "[{alternate}{sign}{zero}{:?}{:?}{:?}]", f.width(), f.precision(), f.fill())
    }
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum OfTheSpec {
    BadRequest,
    InvalidCursor,
    ServiceUnavailable,
    BranchClosed { branch: &'static str, opens: String },
    LoanLimit { plan: Flags, limit: u64, used: u64 },
    DeviceBlocked { address: IpAddr },
}

#[test]
fn meaning_without_markdown() {
    seen::check(
        &OfTheSpec::BadRequest,
        "bad_request",
        "The request is malformed. See the guide, and check {q} | page.",
    );
}

#[test]
fn message_of_the_spec_without_params() {
    let message = "The cursor has expired; a fresh one looks like {\"page\": 1}.";
    seen::check(&OfTheSpec::InvalidCursor, "invalid_cursor", message);
    seen::check(&OfTheSpec::ServiceUnavailable, "service_unavailable", "The service is down for a moment.");
    assert_eq!(OfTheSpec::ServiceUnavailable.meaning(), "A shelf of the service timed out.");
}

#[test]
fn params_of_the_spec() {
    let error = OfTheSpec::DeviceBlocked { address: Ipv4Addr::LOCALHOST.into() };
    seen::check(&error, "device_blocked", "The device at 127.0.0.1 was blocked.");
    let error = OfTheSpec::BranchClosed { branch: "", opens: String::new() };
    seen::check(&error, "branch_closed", " is closed;  opens at .");
}

/// Braces in the value of a param are text.
#[test]
fn braces_in_params() {
    let error =
        OfTheSpec::BranchClosed { branch: "{opens}", opens: "{branch} {{}} {} {0} {limit:?} }{".into() };
    seen::check(
        &error,
        "branch_closed",
        "{opens} is closed; {opens} opens at {branch} {{}} {} {0} {limit:?} }{.",
    );
}

#[test]
fn text_of_params_is_kept() {
    for text in ["Größe", "大きい", "\0\n\r\t", "\u{202e}", "\"'\\", "🦀{🦀}"] {
        let error = OfTheSpec::BranchClosed { branch: "x", opens: text.into() };
        seen::check(&error, "branch_closed", &format!("x is closed; x opens at {text}."));
    }
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "measured")]
struct Measured {
    a8: u8,
    a16: u16,
    a32: u32,
    a64: u64,
    a128: u128,
    size: usize,
    b8: i8,
    b16: i16,
    b32: i32,
    b64: i64,
    b128: i128,
    offset: isize,
    short: f32,
    long: f64,
    exact: bool,
    text: &'static str,
    shown: Ipv4Addr,
}

const LARGEST: Measured = Measured {
    a8: u8::MAX,
    a16: u16::MAX,
    a32: u32::MAX,
    a64: u64::MAX,
    a128: u128::MAX,
    size: usize::MAX,
    b8: i8::MIN,
    b16: i16::MIN,
    b32: i32::MIN,
    b64: i64::MIN,
    b128: i128::MIN,
    offset: isize::MIN,
    short: 0.1,
    long: 1e-7,
    exact: true,
    text: "text",
    shown: Ipv4Addr::BROADCAST,
};

#[test]
fn params_of_each_type() {
    seen::check(
        &LARGEST,
        "measured",
        "255 65535 4294967295 18446744073709551615 340282366920938463463374607431768211455 \
         18446744073709551615 -128 -32768 -2147483648 -9223372036854775808 \
         -170141183460469231731687303715884105728 -9223372036854775808 0.1 0.0000001 true text 255.255.255.255",
    );
    let odd = Measured { short: f32::NAN, long: f64::NEG_INFINITY, exact: false, ..LARGEST };
    let message = odd.to_string();
    assert!(message.ends_with(" NaN -inf false text 255.255.255.255"), "{message}");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Overridden {
    #[api_error(message = "Check the *query*.")]
    BadRequest,
    #[api_error(message = "{{{{}}}}, {{limit}} and \"quotes\" \\ \u{1f980}")]
    InvalidCursor,
    #[api_error(message = "{used}/{limit}{{{plan}}} {used}")]
    LoanLimit { plan: &'static str, limit: u64, used: u64 },
    #[api_error(code = "loan_limit", shared, message = "Nothing is left.")]
    Spent { plan: &'static str, limit: u64, used: u64 },
    #[api_error(message = r#"At "{opens}"."#)]
    BranchClosed { branch: &'static str, opens: &'static str },
    #[api_error(message = "{address}", params(address = "::1"))]
    DeviceBlocked,
}

#[test]
fn message_of_the_variant() {
    // A message is plain text, here as in the spec.
    seen::check(&Overridden::BadRequest, "bad_request", "Check the *query*.");
    seen::check(&Overridden::InvalidCursor, "invalid_cursor", "{{}}, {limit} and \"quotes\" \\ \u{1f980}");
    let error = Overridden::LoanLimit { plan: "{limit}", limit: 4, used: 3 };
    seen::check(&error, "loan_limit", "3/4{{limit}} 3");
    seen::check(
        &Overridden::BranchClosed { branch: "North", opens: "nine" },
        "branch_closed",
        "At \"nine\".",
    );
    seen::check(&Overridden::DeviceBlocked, "device_blocked", "::1");
}

/// A param that the message omits is still in the details.
#[test]
fn params_that_are_not_in_the_message() {
    let error = Overridden::Spent { plan: "free", limit: 4, used: 3 };
    seen::check(&error, "loan_limit", "Nothing is left.");
    assert_eq!(seen::details(&error), "used=U64(3);limit=U64(4);plan=Str(\"free\");");
    let error = Overridden::BranchClosed { branch: "North", opens: "nine" };
    assert_eq!(seen::details(&error), "opens=Str(\"nine\");branch=Str(\"North\");");
    assert_eq!(seen::details(&Overridden::InvalidCursor), "");
}

/// `message` on a variant does not change meaning, status, bucket and docs URL.
#[test]
fn message_of_the_variant_changes_nothing_else() {
    let [plain, own] = [OfTheSpec::InvalidCursor.entry(), Overridden::InvalidCursor.entry()];
    assert_eq!(plain.code, own.code);
    assert_eq!(plain.http_status, own.http_status);
    assert_eq!(plain.bucket, own.bucket);
    assert_eq!(plain.meaning, own.meaning);
    assert_eq!(plain.docs_url, own.docs_url);
}

/// Flags apply to the whole message, which only supports `#`. Params never see them.
#[test]
fn flags_do_no_harm() {
    let error = OfTheSpec::LoanLimit { plan: Flags, limit: 4, used: 3 };
    let message = "Plan [NoneNone' '] has 4 loans a month, 3 of them used.";
    seen::check(&error, "loan_limit", message);
    for text in [
        format!("{error:200}"),
        format!("{error:>200}"),
        format!("{error:*^1}"),
        format!("{error:.3}"),
        format!("{error:08.3}"),
        format!("{error:+}"),
        format!("{error:-}"),
    ] {
        assert_eq!(text, message);
    }
    let link = " (loan_limit, see https://library.example/errors#loan_limit)";
    assert_eq!(format!("{error:#08.3}"), format!("{message}{link}"));
    let cursor = OfTheSpec::InvalidCursor;
    assert_eq!(format!("{cursor:>200.3}"), cursor.to_string());
}

/// The docs URL follows any message.
#[test]
fn alternate_form() {
    let error = Overridden::LoanLimit { plan: "free", limit: 4, used: 3 };
    assert_eq!(
        format!("{error:#}"),
        "3/4{free} 3 (loan_limit, see https://library.example/errors#loan_limit)"
    );
    assert_eq!(
        format!("{:#}", OfTheSpec::ServiceUnavailable),
        "The service is down for a moment. (service_unavailable, see https://library.example/errors#service_unavailable)"
    );
}

/// A value whose `Display` fails.
#[derive(Debug)]
struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

/// A writer that fails after some bytes.
struct Short(usize);

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.checked_sub(text.len()).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "branch_closed")]
struct Failing {
    branch: &'static str,
    opens: Unwritable,
}

#[test]
fn errors_of_the_writer_are_returned() {
    let error = Failing { branch: "North", opens: Unwritable };
    assert_eq!(write!(String::new(), "{error}"), Err(fmt::Error));
    assert_eq!(write!(String::new(), "{error:#}"), Err(fmt::Error));
    let error = Overridden::LoanLimit { plan: "free", limit: 4, used: 3 };
    let whole = format!("{error:#}").len();
    for room in 0..whole {
        assert_eq!(write!(Short(room), "{error:#}"), Err(fmt::Error), "{room} bytes");
    }
    assert_eq!(write!(Short(whole), "{error:#}"), Ok(()));
}
