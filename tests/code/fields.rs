//! Fields of a spec: the methods and enums that are generated, entries, bodies, and the client's look-up.

use errspec::{ApiErrorShape, ApiErrorSpec, Value};

errspec::errors!("tests/code/spec/search.yaml");

const EXPIRED: ErrorCode = ErrorCode::TokenExpired;

#[test]
fn each_field_has_a_method_with_its_type() {
    const NUMBER: i64 = EXPIRED.number();
    assert_eq!(NUMBER, -7);
    assert_eq!(EXPIRED.r#type(), ErrorType::Auth);
    assert!(!EXPIRED.retriable() && ErrorCode::Overloaded.retriable());
    assert_eq!(
        ErrorCode::ALL.iter().map(|code| code.target()).collect::<Vec<_>>(),
        [Some("index"), None, None]
    );
    let phases: Vec<_> = ErrorCode::ALL.iter().map(|code| code.phase()).collect();
    assert_eq!(phases, [None, Some(ErrorPhase::Write), None]);
}

#[test]
fn a_list_of_values_is_an_enum() {
    assert_eq!(ErrorType::ALL, [ErrorType::InvalidRequest, ErrorType::Auth, ErrorType::System]);
    for value in ErrorType::ALL {
        assert_eq!(ErrorType::from_name(value.as_str()), Some(*value));
        assert_eq!(value.to_string(), value.as_str());
    }
    assert_eq!(ErrorType::InvalidRequest.as_str(), "invalid_request");
    assert_eq!(ErrorType::from_name("InvalidRequest"), None);
}

#[test]
fn a_unique_field_finds_its_code() {
    const FOUND: Option<ErrorCode> = ErrorCode::from_number(1004);
    assert_eq!(FOUND, Some(ErrorCode::IndexNotFound));
    for code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_number(code.number()), Some(*code));
        assert_eq!(code.legacy().and_then(ErrorCode::from_legacy), code.legacy().map(|_| *code));
    }
    assert_eq!(ErrorCode::from_number(1005), None);
    assert_eq!([ErrorCode::from_legacy("BUS"), ErrorCode::from_legacy("")], [None, None]);
}

#[test]
fn an_entry_has_the_fields() {
    let error: &dyn ApiErrorSpec = &ErrorCode::IndexNotFound;
    let entry = error.entry();
    let text = |name| entry.field(name).map(|value| format!("{value:?}"));
    assert_eq!(text("type").as_deref(), Some("\"invalid_request\""));
    assert_eq!(text("number").as_deref(), Some("1004"));
    assert_eq!(text("retriable").as_deref(), Some("false"));
    assert_eq!(text("phase"), None);
    assert_eq!(text("unknown"), None);
}

#[test]
fn a_code_is_found_by_the_value_of_a_unique_field() {
    let find = |name, value: Value<'_>| ErrorCode::from_field(name, &value);
    let index = Some(ErrorCode::IndexNotFound);
    assert_eq!(find("number", 1004_u64.into()), index);
    assert_eq!(find("number", 1004_i64.into()), index);
    assert_eq!(find("number", "1004".into()), index);
    assert_eq!(find("legacy", "INDEX404".into()), index);
    for (name, value) in [
        ("number", Value::from(u64::MAX)),
        ("number", Value::from("x")),
        ("number", Value::from(1004.0)),
        ("legacy", Value::from(404_u64)),
        ("type", Value::from("auth")),
        ("unknown", Value::from("INDEX404")),
    ] {
        assert_eq!(find(name, value), None, "{name}");
    }
}

#[test]
fn the_code_in_another_style_is_read_as_the_code() {
    assert_eq!(ErrorCode::from_code("index-not-found"), Some(ErrorCode::IndexNotFound));
    assert_eq!(ErrorCode::from_code("index_not_found"), Some(ErrorCode::IndexNotFound));
    assert_eq!(ErrorCode::from_code("indexNotFound"), None);
}

#[cfg(feature = "envelope")]
#[test]
fn a_body_has_the_fields_the_style_and_plain_text() {
    let sent = String::from_utf8(errspec::Envelope::new(&ErrorCode::IndexNotFound).to_json()).unwrap();
    assert_eq!(
        sent,
        concat!(
            r#"{"code":"index-not-found","title":"The index does not exist.","type":"invalid_request","number":"1004","#,
            r#""link":"https://docs.example.com/types/invalid_request","target":"index","retriable":false}"#,
        )
    );
    let error = ErrorCode::overloaded(7);
    let sent = String::from_utf8(errspec::Envelope::new(&error).to_json()).unwrap();
    assert!(
        sent.starts_with(r#"{"code":"overloaded","title":"Too many requests are running.","type":"system""#)
    );
}

#[cfg(feature = "client")]
#[test]
fn a_client_knows_the_code_of_a_unique_field() {
    use errspec::client::Failure;

    for (body, known) in [
        (r#"{"code":"token-expired"}"#, Some(EXPIRED)),
        (r#"{"code":"token_expired"}"#, Some(EXPIRED)),
        (r#"{"code":"renamed-later","number":"-7"}"#, Some(EXPIRED)),
        (r#"{"number":-7}"#, Some(EXPIRED)),
        (r#"{"number":"1005","code":"renamed-later"}"#, None),
        // The code counts where the two differ.
        (r#"{"code":"overloaded","number":"-7"}"#, Some(ErrorCode::Overloaded)),
    ] {
        let failure = Failure::<ErrorCode>::from_body(body.as_bytes());
        assert_eq!(failure.known(), known.as_ref(), "{body}");
        assert_eq!(failure.code(), known.map(ErrorCode::as_str).or(Some("renamed-later")), "{body}");
    }
    let failure = Failure::<ErrorCode>::from_body(br#"{"code":"token-expired","number":"8"}"#);
    // What was sent counts; the spec knows the rest.
    assert_eq!(failure.field("number").unwrap().to_string(), "8");
    assert_eq!(failure.field("type").unwrap().to_string(), "auth");
    assert!(failure.field("target").is_none());
}

#[cfg(feature = "macros")]
mod derived {
    use errspec::{ApiErrorSpec, Envelope};

    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/code/spec/search.yaml")]
    enum SearchError {
        TokenExpired,
        #[api_error(code = "index_not_found", message = "There is no such index.")]
        NoIndex,
        #[api_error(shared)]
        IndexNotFound,
        Overloaded {
            running: u32,
        },
    }

    #[test]
    fn a_derived_enum_has_the_fields_of_each_row() {
        let numbers = [
            SearchError::TokenExpired,
            SearchError::NoIndex,
            SearchError::IndexNotFound,
            SearchError::Overloaded { running: 7 },
        ]
        .map(|error| {
            let entry = error.entry();
            ["number", "type", "target", "phase"]
                .map(|name| entry.field(name).map_or(String::new(), |value| value.to_string()))
        });
        assert_eq!(numbers[0], ["-7", "auth", "", "write"]);
        assert_eq!(numbers[1], ["1004", "invalid_request", "index", ""]);
        assert_eq!(numbers[2], numbers[1]);
        assert_eq!(numbers[3], ["3", "system", "", ""]);
        let sent = String::from_utf8(Envelope::new(&SearchError::NoIndex).to_json()).unwrap();
        assert!(
            sent.starts_with(r#"{"code":"index-not-found","title":"The index does not exist.""#),
            "{sent}"
        );
    }
}
