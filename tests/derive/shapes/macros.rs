//! Types defined by `macro_rules!`, with parts from the caller or completely in the macro.

use errspec::ApiErrorSpec;

use crate::seen;

macro_rules! error_type {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident in $spec:literal {
            $($(#[$on_variant:meta])* $variant:ident $({ $($field:ident: $ty:ty),* })? = $code:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = $spec, partial)]
        $vis enum $name {
            $($(#[$on_variant])* #[api_error(code = $code)] $variant $({ $($field: $ty),* })?,)*
        }
    };
}

error_type! {
    /// An error with its parts from outside.
    pub(crate) enum FromOutside in "tests/derive/spec/errors.yaml" {
        /// A variant.
        NoBook = "not_found",
        TooMany { limit: u32 } = "rate_limit_exceeded",
        #[api_error(message = "Only {limit} a month.")]
        Loans { used: u8, limit: <u8 as ::std::ops::Add>::Output, plan: &'static str } = "loan_limit",
        #[api_error(params(opens = hour, branch = name.as_str()))]
        Closed { name: String, hour: u8 } = "branch_closed",
    }
}

#[test]
fn names_and_types_of_the_caller() {
    seen::check(&FromOutside::NoBook, "not_found", "There is no such book. Check the id.");
    let error = FromOutside::TooMany { limit: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    let error = FromOutside::Loans { used: 1, limit: 2, plan: "free" };
    seen::check(&error, "loan_limit", "Only 2 a month.");
    assert_eq!(seen::details(&error), "used=U64(1);limit=U64(2);plan=Str(\"free\");");
    let error = FromOutside::Closed { name: "North".into(), hour: 9 };
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
}

macro_rules! with_expressions {
    ($name:ident, $field:ident: $ty:ty, $limit:expr, $message:literal, $param:ident) => {
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(
                                                                    spec = "tests/derive/spec/errors.yaml",
                                                                    code = "rate_limit_exceeded",
                                                                    params($param = $limit),
                                                                    message = $message
                                                                )]
        struct $name {
            $field: $ty,
        }
    };
}

with_expressions!(Window, window: (u32, u32), window.0 * window.1, "Only {limit}.", limit);
with_expressions!(Sum, parts: Vec<u32>, parts.iter().sum::<u32>() + 1, "{limit} in all.", limit);

#[test]
fn expressions_of_the_caller() {
    seen::check(&Window { window: (3, 4) }, "rate_limit_exceeded", "Only 12.");
    seen::check(&Sum { parts: vec![3, 4] }, "rate_limit_exceeded", "8 in all.");
}

/// An operand of the caller stays one operand, even if it contains operators.
macro_rules! with_operators {
    ($name:ident, $left:expr, $right:expr, $ty:ty, $call:path) => {
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(
            spec = "tests/derive/spec/errors.yaml",
            code = "loan_limit",
            params(used = ($left * $right).unsigned_abs(), limit = (-$left + 10).unsigned_abs(), plan = <$ty>::from($call(7)))
        )]
        struct $name;
    };
}

with_operators!(Operators, 1_i8 + 2, 3 + 4, String, u8::to_string_of);

trait ToStringOf {
    fn to_string_of(self) -> String;
}

impl ToStringOf for u8 {
    fn to_string_of(self) -> String {
        format!("<{self}>")
    }
}

#[test]
fn operators_of_the_caller() {
    seen::check(&Operators, "loan_limit", "Plan <7> has 7 loans a month, 21 of them used.");
}

/// The caller uses a field of the macro's body, and the body uses a field of the caller.
macro_rules! mixed {
    ($by_caller:ident, $limit:expr, $text:expr, $by_body:ident, $field:ident, $code:expr, $message:expr) => {
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", code = $code, message = $message)]
        #[api_error(params(limit = $limit, used = window.0, plan = $text))]
        struct $by_caller {
            window: (u8, u8),
        }

        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", code = $code)]
        #[api_error(params(limit = given.len(), used = [*given; 2].concat().len(), plan = format!("<{given}>")))]
        struct $by_body {
            $field: &'static str,
        }

        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", code = "rate_limit_exceeded")]
        #[api_error(params(limit = _0.0 + _1))]
        struct Tuple((u32, u32), u32);
    };
}

mixed!(
    ByCaller,
    window.0 + window.1,
    format!("{window:?}"),
    ByBody,
    given,
    "loan_limit",
    "Plan {plan}, {limit} of {used}."
);

#[test]
fn names_of_both() {
    seen::check(&ByCaller { window: (3, 4) }, "loan_limit", "Plan (3, 4), 7 of 3.");
    let message = "Plan <free> has 4 loans a month, 8 of them used.";
    seen::check(&ByBody { given: "free" }, "loan_limit", message);
    let message = "The limit of 5 requests per minute was exceeded.";
    seen::check(&Tuple((2, 0), 3), "rate_limit_exceeded", message);
}

/// All names, including those of the fields, come from the macro's body.
macro_rules! all_in_the_body {
    ($make:ident) => {
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
        enum Inside {
            RateLimitExceeded {
                limit: u32,
            },
            #[api_error(params(opens = hours.0, branch = name))]
            BranchClosed {
                name: &'static str,
                hours: (u8, u8),
            },
            LoanLimit(
                #[api_error(param = "plan")] &'static str,
                #[api_error(param = "used")] u8,
                #[api_error(param = "limit")] u8,
            ),
            InternalError {
                #[api_error(source)]
                cause: std::fmt::Error,
            },
            #[api_error(transparent)]
            Again(Box<Leaf>),
        }

        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", code = "not_found")]
        struct Leaf;

        fn $make() -> Vec<Inside> {
            vec![
                Inside::RateLimitExceeded { limit: 7 },
                Inside::BranchClosed { name: "North", hours: (9, 17) },
                Inside::LoanLimit("free", 1, 2),
                Inside::InternalError { cause: std::fmt::Error },
                Inside::Again(Box::new(Leaf)),
            ]
        }
    };
}

all_in_the_body!(inside);

#[test]
fn all_of_it_in_the_macro() {
    let seen: Vec<_> = inside()
        .iter()
        .map(|error| format!("{} {} {}", error.code(), error, seen::chain(error).len()))
        .collect();
    assert_eq!(
        seen,
        [
            "rate_limit_exceeded The limit of 7 requests per minute was exceeded. 1",
            "branch_closed North is closed; North opens at 9. 1",
            "loan_limit Plan free has 2 loans a month, 1 of them used. 1",
            "internal_error Something went wrong in the service. 2",
            "not_found There is no such book. Check the id. 1",
        ]
    );
}

/// A macro that passes on a whole item.
macro_rules! hand_on {
    ($item:item) => {
        $item
    };
}

hand_on! {
    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
    enum HandedOn {
        NotFound,
        RateLimitExceeded { limit: u32 },
    }
}

#[test]
fn item_of_the_caller() {
    seen::check(&HandedOn::NotFound, "not_found", "There is no such book. Check the id.");
    let error = HandedOn::RateLimitExceeded { limit: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
}
