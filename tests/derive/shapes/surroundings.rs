//! The surroundings of a type: `cfg`, other attributes, visibility, docs, functions.

use errspec::ApiErrorSpec;

use crate::seen;

/// `any()` is never true, and `all()` always is. The remaining variants cover the spec.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
#[cfg_attr(all(), api_error(except("forbidden")))]
#[cfg_attr(any(), api_error(except("not_found")))]
#[api_error(except("measured", "locals", "loan_limit"), except("branch_closed"))]
enum Configured {
    BadRequest,
    InvalidCursor,
    Unauthorized,
    #[cfg(any())]
    Forbidden(NoSuchType),
    #[cfg(not(any()))]
    NotFound,
    DeviceBlocked {
        #[cfg(any())]
        address: NoSuchType,
        #[cfg(not(any()))]
        address: std::net::Ipv4Addr,
    },
    RateLimitExceeded {
        #[cfg_attr(all(), api_error(param = "limit"))]
        #[cfg_attr(any(), api_error(param = "nothing"))]
        requests: u32,
    },
    #[cfg_attr(all(), api_error(code = "internal_error"))]
    Broken,
    ServiceUnavailable,
}

#[test]
fn cfg_on_variants_fields_and_attributes() {
    seen::check(&Configured::NotFound, "not_found", "There is no such book. Check the id.");
    seen::check(&Configured::Broken, "internal_error", "Something went wrong in the service.");
    let error = Configured::RateLimitExceeded { requests: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    let error = Configured::DeviceBlocked { address: std::net::Ipv4Addr::LOCALHOST };
    seen::check(&error, "device_blocked", "The device at 127.0.0.1 was blocked.");
    let others = [
        Configured::BadRequest,
        Configured::InvalidCursor,
        Configured::Unauthorized,
        Configured::ServiceUnavailable,
    ];
    let codes = others.map(|error| error.code());
    assert_eq!(codes, ["bad_request", "invalid_cursor", "unauthorized", "service_unavailable"]);
    assert_eq!(
        seen::codes::<Configured>(),
        [
            "bad_request",
            "invalid_cursor",
            "unauthorized",
            "not_found",
            "device_blocked",
            "rate_limit_exceeded",
            "internal_error",
            "service_unavailable",
        ]
    );
}

/// A type with everything that people write above types.
///
/// - a list,
/// - and `code`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
#[doc = "More of it."]
#[non_exhaustive]
#[must_use]
pub(crate) enum Adorned {
    /// A variant.
    /** In two styles. */
    #[non_exhaustive]
    #[doc(alias = "missing")]
    NotFound,
    /// Another.
    #[non_exhaustive]
    RateLimitExceeded {
        /// A field.
        #[doc(hidden)]
        limit: u32,
        /// Another.
        marker: (),
    },
    #[deprecated = "nobody is forbidden any more"]
    Forbidden,
}

#[test]
fn other_attributes_and_derives() {
    let error = Adorned::RateLimitExceeded { limit: 7, marker: () };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert_eq!(error.clone(), error);
    assert!(Adorned::NotFound < error);
    #[expect(deprecated, reason = "that is what is tested")]
    let forbidden = Adorned::Forbidden;
    seen::check(&forbidden, "forbidden", "The card is valid, but may not borrow here.");
}

/// Private types.
mod private {
    use std::fmt;

    use errspec::ApiErrorSpec;

    mod deep {
        use errspec::ApiErrorSpec;

        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
        pub(in super::super) enum Deep {
            Forbidden,
        }

        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", code = "not_found")]
        pub(super) struct Missing {
            _shelf: Shelf,
        }

        #[derive(Debug)]
        struct Shelf;

        pub(super) const fn missing() -> Missing {
            Missing { _shelf: Shelf }
        }
    }

    #[derive(Debug)]
    struct Hour(u8);

    impl fmt::Display for Hour {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{:02}:00", self.0)
        }
    }

    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/derive/spec/errors.yaml", code = "branch_closed")]
    pub(super) struct Closed {
        branch: &'static str,
        opens: Hour,
    }

    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/derive/spec/errors.yaml", transparent)]
    pub(super) struct Outer(deep::Missing);

    pub(super) const fn closed() -> Closed {
        Closed { branch: "North", opens: Hour(9) }
    }

    pub(super) const fn outer() -> Outer {
        Outer(deep::missing())
    }

    pub(super) const fn deep() -> deep::Deep {
        deep::Deep::Forbidden
    }
}

#[test]
fn private_types_and_fields() {
    seen::check(&private::closed(), "branch_closed", "North is closed; North opens at 09:00.");
    seen::check(&private::outer(), "not_found", "There is no such book. Check the id.");
    seen::check(&private::deep(), "forbidden", "The card is valid, but may not borrow here.");
}

#[test]
fn in_a_function() {
    const LIMIT: u32 = 5;

    #[derive(Debug)]
    struct Local;

    impl Local {
        fn hour(&self) -> String {
            format!("{self:?}")
        }
    }

    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
    enum Error {
        #[api_error(params(limit = LIMIT))]
        RateLimitExceeded,
        #[api_error(params(opens = _0.hour(), branch = _0.hour()))]
        BranchClosed(Local),
    }
    seen::check(
        &Error::RateLimitExceeded,
        "rate_limit_exceeded",
        "The limit of 5 requests per minute was exceeded.",
    );
    seen::check(&Error::BranchClosed(Local), "branch_closed", "Local is closed; Local opens at Local.");
}
