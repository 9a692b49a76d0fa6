//! Expansions work with any names in scope, and no lint reports them.

use std::error::Error;

use errspec::ApiErrorSpec;

use crate::seen;

mod deprecated;
mod lints;
mod locals;
mod made;
mod methods;
mod named;
mod shadowed;

#[test]
fn among_names_of_the_prelude() {
    let cases = [
        (made::not_found(), "not_found", "There is no such book. Check the id."),
        (made::limited(7), "rate_limit_exceeded", "Only 7 a minute."),
        (made::loans("free"), "loan_limit", "Plan free has 4 loans a month, 3 of them used."),
        (made::closed("North"), "branch_closed", "North is closed; North opens at 9."),
        (made::failed(), "internal_error", "Something went wrong in the service."),
        (made::inner(), "unauthorized", "The card is missing or unknown."),
    ];
    for (error, code, message) in cases {
        seen::check(&error, code, message);
        let sources = if code == "internal_error" { 2 } else { 1 };
        assert_eq!(seen::chain(&error).len(), sources, "{code}");
    }
    assert_eq!(seen::details(&made::limited(7)), "limit=U64(7);");
    let measured = made::measured();
    assert_eq!(measured.code(), "measured");
    assert!(seen::details(&measured).starts_with("a8=U64(1);a16=U64(2);"));
    assert_eq!(made::code(&made::inner()), "UNAUTHORIZED");
}

#[test]
fn among_methods_of_the_same_names() {
    use methods::Talkative;
    let error = Talkative::RateLimitExceeded { limit: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&error), "limit=U64(7);");
    assert_eq!(Talkative::code(), "inherent");
    let error = Talkative::BranchClosed("North".into(), methods::Shown);
    seen::check(&error, "branch_closed", "North is closed; North opens at shown.");
    let error = Talkative::InternalError("text".into());
    assert_eq!(seen::chain(&error), ["Something went wrong in the service.", "text"]);
    let error = Talkative::ServiceUnavailable { source: Some(std::fmt::Error) };
    assert_eq!(seen::chain(&error).len(), 2);
    seen::check(&Talkative::Inner(methods::Inner), "not_found", "There is no such book. Check the id.");
}

#[test]
fn types_with_names_of_the_runtime() {
    for (error, code) in [
        (&named::Entry::NotFound as &dyn ApiErrorSpec, "not_found"),
        (&named::Table::Forbidden, "forbidden"),
        (&named::Route::Error(named::Value), "unauthorized"),
        (&named::Error::<u8, char, str, 3>::Some, "not_found"),
        (&named::Error::<u8, char, str, 3>::Ok("x"), "branch_closed"),
    ] {
        assert_eq!(error.code(), code);
        seen::check_entry(error);
    }
    assert_eq!(named::Error::<u8, char, str, 3>::Ok("x").to_string(), "x is closed; x opens at 3.");
}

#[test]
fn expressions_with_names_of_the_expansion() {
    let loans = "Plan free has 2 loans a month, 1 of them used.";
    seen::check(&named::Named::LoanLimit, "loan_limit", loans);
    let closed = named::Named::BranchClosed { f: 8 };
    seen::check(&closed, "branch_closed", "no. 3 is closed; no. 3 opens at 9.");
    seen::check(&named::Named::DeviceBlocked, "device_blocked", "The device at 127.0.0.1 was blocked.");
    let message = "The limit of 5 requests per minute was exceeded.";
    seen::check(&named::Named::Rate, "rate_limit_exceeded", message);
}

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn what_is_deprecated() {
    use deprecated::Deprecated;
    seen::check(&deprecated::NoBook, "not_found", "There is no such book. Check the id.");
    let error = Deprecated::RateLimitExceeded { limit: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    seen::check(&Deprecated::Forbidden, "forbidden", "The card is valid, but may not borrow here.");
    assert_eq!(
        seen::chain(&Deprecated::from(deprecated::Old)),
        ["Something went wrong in the service.", "old"]
    );
}

#[test]
fn under_all_lints() {
    let error = lints::LintedError::LoanLimit { plan: String::from("free"), used: 1, limit: 2 };
    seen::check(&error, "loan_limit", "Plan free has 2 loans a month, 1 of them used.");
    let error = lints::LintedError::<'_, u8>::InternalError(std::fmt::Error);
    assert!(error.source().is_some());
    let error = lints::LintedError::<'_, u8>::from(lints::UnauthorizedError { card: None });
    assert_eq!(error.code(), "unauthorized");
    for error in lints::coded() {
        seen::check_entry(&error);
    }
}
