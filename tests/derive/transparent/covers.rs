//! The codes that transparent errors may cover, if the codes of some of them are unknown.

use errspec::{ApiErrorCodes, ApiErrorSpec};

use super::codes::ErrorCode;
use crate::seen;

/// One transparent error is generic, and another one has all codes.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
enum OneIsKnown<E> {
    NotFound,
    #[api_error(transparent)]
    Any(E),
    #[api_error(transparent)]
    Known(ErrorCode),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Sized<'a, const N: usize> {
    Forbidden([u8; N], &'a str),
}

/// A type with a const param, one with a lifetime, and the enum itself.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
enum OfNumbers<'a, const N: usize> {
    NotFound,
    #[api_error(transparent)]
    Sized(Sized<'a, N>),
    #[api_error(transparent)]
    Three(Sized<'a, 3>),
    #[api_error(transparent)]
    Itself(Box<Self>),
    #[api_error(transparent)]
    Known(&'a ErrorCode),
}

#[test]
fn unknown_ones_next_to_a_known_one() {
    let cases: [(&dyn ApiErrorSpec, &str); 7] = [
        (&OneIsKnown::<Sized<'_, 1>>::NotFound, "not_found"),
        (&OneIsKnown::Any(Sized::Forbidden([1], "x")), "forbidden"),
        (&OneIsKnown::<ErrorCode>::Known(ErrorCode::Measured), "measured"),
        (&OfNumbers::<2>::Sized(Sized::Forbidden([1, 2], "x")), "forbidden"),
        (&OfNumbers::<2>::Three(Sized::Forbidden([1, 2, 3], "x")), "forbidden"),
        (&OfNumbers::<2>::Itself(Box::new(OfNumbers::NotFound)), "not_found"),
        (&OfNumbers::<2>::Known(&ErrorCode::Locals), "locals"),
    ];
    for (error, code) in cases {
        assert_eq!(error.code(), code);
        seen::check_entry(error);
    }
    assert!(<OneIsKnown<Sized<'static, 1>>>::CODES.contains("measured"));
    assert!(<OfNumbers<'static, 2>>::CODES.contains("measured"));
}
