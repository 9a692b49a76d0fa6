//! The code of a variant, for each code style.

use errspec::{ApiErrorSpec, Bucket, Retry};

use crate::seen;

/// Pairs of a variant and its code.
macro_rules! check_names {
    ($($error:expr => $code:literal,)*) => {
        $(seen::check(&$error, $code, ApiErrorSpec::meaning(&$error));)*
    };
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml")]
#[expect(clippy::upper_case_acronyms, reason = "it is what the code is in Rust")]
enum Snake {
    NotFound,
    HttpTimeout,
    Oauth2Required,
    IpV4Only,
    Sha256Mismatch,
    S3,
    ABC,
    Ab,
    AB,
    X2Y3,
    X2y4,
    Type,
    Gen,
    Itself,
    TeaPot,
    Some,
    Err,
    Entry,
}

#[test]
fn snake_case() {
    check_names! {
        Snake::NotFound => "not_found",
        Snake::HttpTimeout => "http_timeout",
        Snake::Oauth2Required => "oauth2_required",
        Snake::IpV4Only => "ip_v4_only",
        Snake::Sha256Mismatch => "sha256_mismatch",
        Snake::S3 => "s3",
        Snake::ABC => "a_b_c",
        Snake::Ab => "ab",
        Snake::AB => "a_b",
        Snake::X2Y3 => "x2_y3",
        Snake::X2y4 => "x2y_4",
        Snake::Type => "type",
        Snake::Gen => "gen",
        Snake::Itself => "self",
        Snake::TeaPot => "short_and_stout",
        Snake::Some => "some",
        Snake::Err => "err",
        Snake::Entry => "entry",
    }
}

/// Acronyms as many people write them.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml", partial)]
#[expect(clippy::upper_case_acronyms, reason = "that is what is tested")]
enum Acronyms {
    HTTPTimeout,
    OAuth2Required,
    IPv4Only,
    SHA256Mismatch,
    Abc,
    X2y3,
    TYPE,
    GEN,
    Teapot,
    ITSELF,
    ENTRY,
}

#[test]
fn acronyms_and_digits() {
    check_names! {
        Acronyms::HTTPTimeout => "http_timeout",
        Acronyms::OAuth2Required => "oauth2_required",
        Acronyms::IPv4Only => "ip_v4_only",
        Acronyms::SHA256Mismatch => "sha256_mismatch",
        Acronyms::Abc => "a_b_c",
        Acronyms::X2y3 => "x2_y3",
        Acronyms::TYPE => "type",
        Acronyms::GEN => "gen",
        Acronyms::Teapot => "short_and_stout",
        Acronyms::ITSELF => "self",
        Acronyms::ENTRY => "entry",
    }
}

/// Identifiers in the style of the codes, including keywords.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml", partial)]
#[allow(non_camel_case_types, reason = "that is what is tested")]
enum AsOnTheWire {
    not_found,
    oauth2_required,
    sha256_mismatch,
    x2_y3,
    r#type,
    r#gen,
    s3,
    some,
    short_and_stout,
}

#[test]
fn identifiers_in_the_style_of_codes() {
    check_names! {
        AsOnTheWire::not_found => "not_found",
        AsOnTheWire::oauth2_required => "oauth2_required",
        AsOnTheWire::sha256_mismatch => "sha256_mismatch",
        AsOnTheWire::x2_y3 => "x2_y3",
        AsOnTheWire::r#type => "type",
        AsOnTheWire::r#gen => "gen",
        AsOnTheWire::s3 => "s3",
        AsOnTheWire::some => "some",
        AsOnTheWire::short_and_stout => "short_and_stout",
    }
}

/// A raw identifier equals the identifier without `r#`.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml", partial)]
enum Raw {
    r#NotFound,
    r#HTTPTimeout,
    #[api_error(code = "self")]
    r#Oneself,
}

#[test]
fn raw_identifiers() {
    check_names! {
        Raw::NotFound => "not_found",
        Raw::HTTPTimeout => "http_timeout",
        Raw::Oneself => "self",
    }
}

/// `code` takes precedence over the name of the variant.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml", partial)]
enum Stated {
    #[api_error(code = "a_b")]
    Ab,
    #[api_error(code = "ab")]
    AB,
    #[api_error(code = "not_found")]
    HttpTimeout,
    #[api_error(code = "http\x5ftimeout")]
    Late,
    #[api_error(code = r"s3")]
    Bucket,
}

#[test]
fn stated_codes() {
    check_names! {
        Stated::Ab => "a_b",
        Stated::AB => "ab",
        Stated::HttpTimeout => "not_found",
        Stated::Late => "http_timeout",
        Stated::Bucket => "s3",
    }
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/screaming.yaml")]
enum Screaming {
    NotFound,
    HTTPTimeout,
    Err404,
    E2BIG,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/screaming.yaml")]
#[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "that is what is tested")]
enum Shouted {
    NOT_FOUND,
    HTTP_TIMEOUT,
    ERR_404,
    E2big,
}

#[test]
fn screaming_snake_case() {
    check_names! {
        Screaming::NotFound => "NOT_FOUND",
        Screaming::HTTPTimeout => "HTTP_TIMEOUT",
        Screaming::Err404 => "ERR_404",
        Screaming::E2BIG => "E2BIG",
        Shouted::NOT_FOUND => "NOT_FOUND",
        Shouted::HTTP_TIMEOUT => "HTTP_TIMEOUT",
        Shouted::ERR_404 => "ERR_404",
        Shouted::E2big => "E2BIG",
    }
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/pascal.yaml")]
enum Pascal {
    NotFound,
    HTTPTimeout,
    OAuth2Required,
    E404,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/pascal.yaml")]
enum PascalByVariant {
    NotFound,
    HttpTimeout,
    Oauth2Required,
    E404,
}

#[test]
fn pascal_case() {
    check_names! {
        Pascal::NotFound => "NotFound",
        Pascal::HTTPTimeout => "HTTPTimeout",
        Pascal::OAuth2Required => "OAuth2Required",
        Pascal::E404 => "E404",
        PascalByVariant::NotFound => "NotFound",
        PascalByVariant::HttpTimeout => "HTTPTimeout",
        PascalByVariant::Oauth2Required => "OAuth2Required",
        PascalByVariant::E404 => "E404",
    }
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/any.yaml")]
enum Any {
    OrderNotFound,
    BillingCardDeclined,
    Gone,
    Groesse,
    Quoted,
    CamelCase,
    MixedCase2,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/any.yaml")]
enum AnyStated {
    #[api_error(code = "order.not-found")]
    NoOrder,
    #[api_error(code = "billing/card declined")]
    CardDeclined,
    #[api_error(code = "404")]
    NotHereAnyMore,
    #[api_error(code = "gr\u{f6}ße")]
    TooLarge,
    #[api_error(code = "\"quoted\" \\ 'so' {x}")]
    InQuotes,
    #[api_error(code = "camelCase")]
    Camel,
    #[api_error(code = "Mixed_Case-2")]
    Mixed,
}

/// Identifiers can contain letters of a code that its Rust name cannot contain.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/any.yaml", partial)]
enum Letters {
    Größe,
    CAMELCase,
}

#[test]
fn any_style() {
    check_names! {
        Letters::Größe => "größe",
        Letters::CAMELCase => "camelCase",
        Any::OrderNotFound => "order.not-found",
        Any::BillingCardDeclined => "billing/card declined",
        Any::Gone => "404",
        Any::Groesse => "größe",
        Any::Quoted => "\"quoted\" \\ 'so' {x}",
        Any::CamelCase => "camelCase",
        Any::MixedCase2 => "Mixed_Case-2",
        AnyStated::NoOrder => "order.not-found",
        AnyStated::CardDeclined => "billing/card declined",
        AnyStated::NotHereAnyMore => "404",
        AnyStated::TooLarge => "größe",
        AnyStated::InQuotes => "\"quoted\" \\ 'so' {x}",
        AnyStated::Camel => "camelCase",
        AnyStated::Mixed => "Mixed_Case-2",
    }
}

/// The name of a struct determines its code, too.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml")]
struct OAuth2Required;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml", code = "short_and_stout")]
struct KettleError;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/snake.yaml")]
#[allow(non_camel_case_types, reason = "that is what is tested")]
struct r#type;

#[test]
fn structs() {
    check_names! {
        OAuth2Required => "oauth2_required",
        KettleError => "short_and_stout",
        r#type => "type",
    }
}

/// The name of a variant determines the whole entry, not only the code.
#[test]
fn entry_of_a_name() {
    let entry = Acronyms::OAuth2Required.entry();
    assert_eq!(entry.code, "oauth2_required");
    assert_eq!(entry.http_status, 401);
    assert_eq!(*entry.bucket, Bucket::new("stop", "Stop", "Do not retry.", Retry::Never));
    assert_eq!(entry.meaning, "A token is needed.");
    assert_eq!(entry.message, "A token is needed.");
    assert_eq!(entry.docs_url, "https://names.example/snake#oauth2_required");
}
