//! The names of params in JSON and in Rust, and codes whose message does not mention all of their params.

use std::collections::BTreeMap;

use errspec::{ApiError, ApiErrorSpec, Detail, Envelope};

errspec::errors!("tests/params/spec/names.yaml", name = NameCode);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/params/spec/names.yaml", except("internal_error"))]
enum NameError {
    Named {
        tag: &'static str,
        #[api_error(param = "retryAfterMs")]
        delay: u64,
        retry_after: u32,
        order_id: String,
        a_b: bool,
        r#type: String,
        self_: String,
        r#match: char,
    },
    QuotaExceeded {
        period: &'static str,
        days: Option<u16>,
    },
    SizeExceeded(#[api_error(param = "size")] u64),
    #[api_error(params(user = "ada", "since" = 1.5))]
    Locked,
    #[api_error(message = "Nobody can take {name}, since {user} has it.", params(order = 7))]
    Taken {
        name: String,
        user: String,
    },
}

/// Names of JSON in quotes, and the Rust names without.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/params/spec/names.yaml", code = "named")]
#[api_error(params(
    Tag = "a",
    "retryAfterMs" = 1,
    "retry-after" = 2,
    order_id = "o",
    "a b" = true,
    type = "t",
    "self" = "s",
    r#match = 'm',
))]
struct ByExpressions;

const NAMED: (&str, &str) = (
    "a, 1, 2, o, true, t, s, m",
    r#"{"Tag":"a","retryAfterMs":1,"retry-after":2,"order.id":"o","a b":true,"@type":"t","self":"s"}"#,
);

/// What is sent for an error: its message, and its details as JSON.
#[track_caller]
fn check(error: &dyn ApiErrorSpec, (message, details): (&str, &str)) {
    let body = String::from_utf8(Envelope::new(error).to_json()).unwrap();
    let sent = body.split_once(r#","details":"#).map_or("{}", |(_, rest)| rest.strip_suffix('}').unwrap());
    assert_eq!(sent, details);
    assert!(body.contains(&format!(r#","message":"{message}","#)), "{body}");
}

#[test]
fn params_have_their_names_of_json() {
    check(&NameCode::named("a", 1_u64, 2, "o", true, "t", "s", "m"), NAMED);
    let named = NameError::Named {
        tag: "a",
        delay: 1,
        retry_after: 2,
        order_id: "o".into(),
        a_b: true,
        r#type: "t".into(),
        self_: "s".into(),
        r#match: 'm',
    };
    check(&named, NAMED);
    check(&ApiError::<NameCode>::from(named), NAMED);
    check(&ByExpressions, NAMED);
}

#[test]
fn a_param_that_is_not_sent_is_not_in_the_log_either() {
    let named = NameCode::named("a", 1, 2, "o", true, "t", "s", "secret");
    assert!(named.to_string().ends_with(", secret"));
    let details: Vec<_> = named.details().map(|(name, _)| name).collect();
    assert_eq!(details, ["Tag", "retryAfterMs", "retry-after", "order.id", "a b", "@type", "self"]);
}

#[test]
fn params_are_details_whether_the_message_mentions_them_or_not() {
    let size = ("The size is too large.", r#"{"size":7}"#);
    check(&NameCode::size_exceeded(7_u64), size);
    check(&NameError::SizeExceeded(7), size);
    // The message is that of the code, so none is stored.
    assert_eq!(NameCode::size_exceeded(7_u64).own_message(), None);

    let locked = ("The order is locked.", r#"{"user":"ada","since":1.5}"#);
    check(&NameCode::locked("ada", 1.5), locked);
    check(&NameError::Locked, locked);
    assert_eq!(NameCode::Locked.message(), "The order is locked.");
    assert_eq!(ApiErrorSpec::message(&NameError::Locked).to_string(), "The order is locked.");

    let details = r#"{"name":"n","user":"ada","order":7}"#;
    check(&NameCode::taken("n", "ada", 7_u64), ("The name n is taken by ada.", details));
    let taken = NameError::Taken { name: "n".into(), user: "ada".into() };
    check(&taken, ("Nobody can take n, since ada has it.", details));
}

#[test]
fn a_message_with_an_absent_param_is_the_meaning() {
    let full = ("The yearly quota of 365 days is used up.", r#"{"period":"yearly","days":365}"#);
    check(&NameCode::quota_exceeded("yearly", Some(365)), full);
    check(&NameCode::quota_exceeded("yearly", 365), full);
    check(&NameError::QuotaExceeded { period: "yearly", days: Some(365) }, full);
    let absent = ("The quota is used up.", r#"{"period":"yearly"}"#);
    check(&NameCode::quota_exceeded("yearly", None), absent);
    check(&NameError::QuotaExceeded { period: "yearly", days: None }, absent);
}

#[cfg(debug_assertions)]
#[test]
fn a_value_that_is_not_listed_panics_in_a_debug_build() {
    use std::panic::catch_unwind;

    let weekly = catch_unwind(|| NameCode::quota_exceeded("weekly", None)).unwrap_err();
    assert_eq!(
        weekly.downcast_ref::<String>().unwrap(),
        "\"weekly\" is not one of the values that the spec lists for param `period`: [\"monthly\", \"yearly\"]",
    );
    let days = catch_unwind(|| NameCode::quota_exceeded("yearly", 31)).unwrap_err();
    assert!(days.downcast_ref::<String>().unwrap().starts_with("31 is not one"));
    let derived = NameError::QuotaExceeded { period: "yearly", days: Some(31) };
    let derived = catch_unwind(|| Envelope::new(&derived).to_json()).unwrap_err();
    assert!(derived.downcast_ref::<String>().unwrap().contains("param `days`"));
}

#[test]
fn a_value_that_cannot_be_serialized_is_null() {
    // A key of an object is a string.
    let wrong = BTreeMap::from([(vec![1], 2)]);
    assert_eq!(Detail::json(&wrong).value().to_string(), "null");
    let locked = NameCode::locked("ada", 1.5).with_detail("wrong", Detail::json(&wrong));
    check(&locked, ("The order is locked.", r#"{"user":"ada","since":1.5,"wrong":null}"#));
}

#[test]
fn lists_become_details() {
    let error = NameCode::locked("ada", f64::NAN)
        .with_detail("list", vec!["a", "b"])
        .with_detail("array", [1_u8, 2])
        .with_detail("nested", vec![vec![true], vec![]])
        .with_detail("empty", Vec::<String>::new())
        .with_detail("json", Detail::json(&("a", 1)));
    let details = concat!(
        r#"{"user":"ada","since":null,"list":["a","b"],"array":[1,2],"nested":[[true],[]],"#,
        r#""empty":[],"json":["a",1]}"#
    );
    check(&error, ("The order is locked.", details));
}
