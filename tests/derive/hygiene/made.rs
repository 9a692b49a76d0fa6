//! Values of the types with shadowed names, in a module where the names have their usual meaning.

use super::shadowed::{Option as Inside, Shadowed, Unauthorized, Whole, codes};

type Error = Shadowed<'static, &'static str>;

pub(crate) const fn not_found() -> Error {
    Shadowed::NotFound
}

pub(crate) const fn limited(limit: u32) -> Error {
    Shadowed::RateLimitExceeded { limit }
}

pub(crate) fn loans(plan: &'static str) -> Error {
    Shadowed::LoanLimit { plan, used: 3, limit: 4.try_into().unwrap() }
}

pub(crate) const fn closed(branch: &'static str) -> Error {
    Shadowed::BranchClosed(branch, 9)
}

pub(crate) fn failed() -> Error {
    let fails: fn() -> Result<(), Error> = || Err(std::fmt::Error)?;
    let optional = Error::Optional { source: Some(std::fmt::Error), inside: Inside.clone() };
    let boxed = Error::InternalError("text".into());
    assert_eq!(fails().unwrap_err().to_string(), optional.to_string());
    assert!(std::error::Error::source(&optional).is_some());
    boxed
}

pub(crate) fn inner() -> Error {
    Unauthorized.into()
}

pub(crate) fn measured() -> Error {
    Shadowed::Measured {
        a8: 1,
        a16: 2,
        a32: 3,
        a64: 4,
        a128: 5,
        size: 6,
        b8: 7,
        b16: 8,
        b32: 9,
        b64: 10,
        b128: 11,
        offset: 12,
        short: 0.5,
        long: 0.25,
        exact: true,
        text: "text".into(),
        shown: std::net::Ipv4Addr::LOCALHOST,
    }
}

/// The results of the impls that `with(…)` and `codes = …` request.
pub(crate) fn code(error: &Error) -> String {
    let code: &str = error.as_ref();
    assert_eq!(serde_json::to_value(error).unwrap(), code);
    assert_eq!(http::StatusCode::from(error).as_u16(), 401);
    assert_eq!(miette::Diagnostic::code(error).unwrap().to_string(), code);
    assert_eq!(codes::Option::from(&Unauthorized), codes::Option::Unauthorized);
    assert_eq!(codes::Option::from(Whole::Unauthorized(Unauthorized)), codes::Option::Unauthorized);
    code.to_uppercase()
}
