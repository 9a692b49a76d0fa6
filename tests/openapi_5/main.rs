//! The tests of `tests/openapi` with utoipa 5, which has the same documents.

// Under this name, the macros of utoipa find the version that they belong to.
extern crate utoipa5 as utoipa;

#[path = "../openapi/derived.rs"]
mod derived;
#[path = "../openapi/document.rs"]
mod document;
#[path = "../openapi/nine.rs"]
mod nine;
#[path = "../openapi/no_status.rs"]
mod no_status;
#[path = "../openapi/small.rs"]
mod small;
#[path = "../openapi/statuses.rs"]
mod statuses;
#[path = "../openapi/texts.rs"]
mod texts;

#[test]
fn no_test_of_the_other_version_is_missing() {
    let modules = |main: &'static str| {
        main.lines().filter(|line| line.starts_with("mod ")).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(modules(include_str!("main.rs")), modules(include_str!("../openapi/main.rs")));
}
