//! Type, lifetime and const params, with bounds only where they are needed.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;
use std::num::ParseIntError;

use errspec::ApiErrorSpec;

use crate::seen;

/// A type that implements neither `Display` nor any other trait.
struct Mute;

/// A param of type `T` requires `Display`. The type itself does not.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Closed<T> {
    BranchClosed { branch: &'static str, opens: T },
    NotFound,
}

#[test]
fn type_param_that_is_shown() {
    let error = Closed::BranchClosed { branch: "North", opens: 9 };
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
    let error = Closed::BranchClosed { branch: "North", opens: String::from("nine") };
    seen::check(&error, "branch_closed", "North is closed; North opens at nine.");
    seen::check(&Closed::<char>::NotFound, "not_found", "There is no such book. Check the id.");
    let mute = Closed::BranchClosed { branch: "North", opens: Mute };
    assert!(matches!(mute, Closed::BranchClosed { branch: "North", opens: Mute }), "the type has no bounds");
}

/// The type of a field is in a bound, even if it is private.
pub(crate) mod public {
    use errspec::ApiErrorSpec;

    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/derive/spec/errors.yaml", code = "card_blocked")]
    pub(crate) struct Blocked<T> {
        pub(super) card: super::Private<T>,
    }
}

#[derive(Debug)]
struct Private<T>(T);

impl<T: Display> Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no. {}", self.0)
    }
}

#[test]
fn type_param_of_a_private_type() {
    let error = public::Blocked { card: Private(7) };
    seen::check(&error, "card_blocked", "Card no. 7 was blocked.");
}

/// A type param that no param of the spec uses has no bounds.
#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum Marked<T, U: ?Sized> {
    NotFound(T),
    RateLimitExceeded { limit: u32, marker: PhantomData<U> },
}

#[test]
fn type_params_that_are_not_shown() {
    seen::check(&Marked::<Mute, [Mute]>::NotFound(Mute), "not_found", "There is no such book. Check the id.");
    let error = Marked::<Mute, str>::RateLimitExceeded { limit: 7, marker: PhantomData };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert!(matches!(error, Marked::RateLimitExceeded { marker: PhantomData, .. }));
}

/// Bounds are on the field's type, not on the type param in it.
#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum Fields<I: Iterator, T: ?Sized> {
    BranchClosed { branch: I::Item, opens: Box<T> },
}

#[test]
fn types_made_of_type_params() {
    let error: Fields<std::str::Chars<'_>, dyn Display> =
        Fields::BranchClosed { branch: 'N', opens: Box::new(9) };
    seen::check(&error, "branch_closed", "N is closed; N opens at 9.");
    let error: Fields<std::vec::IntoIter<&str>, str> =
        Fields::BranchClosed { branch: "North", opens: "ten".into() };
    seen::check(&error, "branch_closed", "North is closed; North opens at ten.");
}

#[derive(Debug, Clone, Copy, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Borrowed<'a, 'b: 'a> {
    BranchClosed { branch: &'a str, opens: &'b &'a dyn ShownTime },
    LoanLimit { plan: &'a str, used: &'b u64, limit: &'b &'a u32 },
}

trait ShownTime: Display + Debug {}

impl ShownTime for u8 {}

#[test]
fn lifetimes() {
    let plan = String::from("free");
    let limit = 4;
    let limit = &limit;
    let error = Borrowed::LoanLimit { plan: &plan, used: &3, limit: &limit };
    seen::check(&error, "loan_limit", "Plan free has 4 loans a month, 3 of them used.");
    assert_eq!(seen::details(&error), "used=U64(3);limit=U64(4);plan=Str(\"free\");");
    let nine: &dyn ShownTime = &9;
    let error = Borrowed::BranchClosed { branch: &plan, opens: &nine };
    seen::check(&error, "branch_closed", "free is closed; free opens at 9.");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Counted<T, const N: usize, const YES: bool = true>
where
    T: Copy + Into<u32>,
{
    #[api_error(params(limit = (*limits.last().unwrap_or(&limits[0])).into()))]
    RateLimitExceeded { limits: [T; N] },
    #[api_error(params(used = N, limit = if YES { 10_u8 } else { 0 }, plan = "const"))]
    LoanLimit,
}

#[test]
fn const_params_and_where_clauses() {
    let error = Counted::<u8, 3>::RateLimitExceeded { limits: [1, 2, 3] };
    seen::check(&error, "rate_limit_exceeded", "The limit of 3 requests per minute was exceeded.");
    let error = Counted::<u16, 5, false>::LoanLimit;
    seen::check(&error, "loan_limit", "Plan const has 0 loans a month, 5 of them used.");
    assert_eq!(seen::details(&error), "used=U64(5);limit=U64(0);plan=Str(\"const\");");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "branch_closed")]
struct Defaults<'a, B: ?Sized = str, O = u8, const N: usize = 2>
where
    [O; N]: Debug,
{
    branch: &'a B,
    #[api_error(internal)]
    hours: [O; N],
    opens: O,
}

#[test]
fn defaults_of_params() {
    let error: Defaults<'_> = Defaults { branch: "North", hours: [9, 17], opens: 9 };
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
    let error = Defaults::<'_, u8, &str, 1> { branch: &7, hours: ["x"], opens: "dawn" };
    seen::check(&error, "branch_closed", "7 is closed; 7 opens at dawn.");
    assert_eq!(error.hours, ["x"]);
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Failed<E, S> {
    #[api_error(transparent)]
    Inner(E),
    InternalError(#[api_error(source)] S),
    ServiceUnavailable {
        source: Option<S>,
    },
}

#[test]
fn generic_inner_error_and_source() {
    type Error = Failed<Closed<u8>, ParseIntError>;
    let parsed = || "x".parse::<u8>().unwrap_err();
    let error = Error::Inner(Closed::BranchClosed { branch: "North", opens: 9 });
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
    let error = Error::InternalError(parsed());
    assert_eq!(
        seen::chain(&error),
        ["Something went wrong in the service.", "invalid digit found in string"]
    );
    let error = Error::ServiceUnavailable { source: Some(parsed()) };
    assert_eq!(seen::chain(&error), ["The service is down for a moment.", "invalid digit found in string"]);
    let error = Error::ServiceUnavailable { source: None };
    assert_eq!(seen::chain(&error), ["The service is down for a moment."]);
}

/// A source that contains a type param, and one that is an associated type of a type param.
trait Store {
    type Failure: Error + 'static;
}

#[derive(Debug)]
struct Disk;

impl Store for Disk {
    type Failure = Full<u8>;
}

#[derive(Debug)]
struct Full<T>(T);

impl<T: Debug> Display for Full<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "full by {:?}", self.0)
    }
}

impl<T: Debug> Error for Full<T> {}

#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Stored<S: Store, T> {
    InternalError {
        source: S::Failure,
    },
    #[api_error(code = "internal_error", shared)]
    Full(#[api_error(source)] Box<Full<T>>),
}

impl<S: Store, T> Debug for Stored<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stored")
    }
}

#[test]
fn sources_made_of_type_params() {
    let error = Stored::<Disk, char>::InternalError { source: Full(9) };
    assert_eq!(seen::chain(&error), ["Something went wrong in the service.", "full by 9"]);
    let error = Stored::<Disk, char>::Full(Box::new(Full('x')));
    assert_eq!(seen::chain(&error), ["Something went wrong in the service.", "full by 'x'"]);
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Converted<E> {
    InternalError(#[api_error(from)] Full<E>),
}

#[test]
fn generic_from() {
    fn fails() -> Result<(), Converted<u8>> {
        Err(Full(1))?
    }
    assert_eq!(seen::chain(&fails().unwrap_err()), ["Something went wrong in the service.", "full by 1"]);
}
