//! The schema that utoipa derives for the generated enum has the strings that are sent.

use utoipa::PartialSchema as _;

errspec::errors!("spec/errors.yaml", name = PublishedCode, derive(utoipa::ToSchema));

#[test]
fn published_codes_are_the_strings_that_are_sent() {
    let schema = serde_json::to_value(PublishedCode::schema()).unwrap();
    let sent: Vec<_> = PublishedCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(schema["enum"], serde_json::json!(sent));
    assert_eq!(schema["type"], "string");
}
