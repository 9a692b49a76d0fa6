//! A type that `api_error!` defines: it has everything that an `ApiError` has.

use std::collections::BTreeSet;
use std::error::Error;
use std::io;
use std::time::Duration;

use errspec::{ApiError, ApiErrorCodes, ApiErrorSpec, Value};

use crate::nine::ErrorCode;

errspec::api_error!(pub(crate) OwnError: ErrorCode, internal(io::Error));

/// A spec without `fallback`.
mod two {
    errspec::errors!("tests/ui_features/spec/two.yaml");
    errspec::api_error!(pub(crate) OwnError: ErrorCode);
}

/// The type of a spec with another order of lists, and none in a list.
mod lists {
    errspec::api_error! {
        /// Docs.
        #[derive()]
        pub(super) OwnError: crate::nine::ErrorCode,
        internal(std::num::ParseIntError,),
        from(),
        internal(std::fmt::Error),
    }

    pub(super) fn parse(text: &str) -> Result<u8, OwnError> {
        Ok(text.parse()?)
    }
}

fn all() -> [(OwnError, ApiError<ErrorCode>); 6] {
    let new = || (OwnError::new(ErrorCode::RateLimitExceeded), ApiError::new(ErrorCode::RateLimitExceeded));
    let delay = Duration::from_secs(7);
    [
        new(),
        (new().0.with_message("Slow down."), new().1.with_message("Slow down.")),
        (new().0.with_detail("limit", 100), new().1.with_detail("limit", 100)),
        (new().0.with_retry_after(delay), new().1.with_retry_after(delay)),
        (new().0.with_http_status(429), new().1.with_http_status(429)),
        (new().0.with_source("no row"), new().1.with_source("no row")),
    ]
}

#[test]
fn it_behaves_like_an_api_error() {
    for (own, error) in all() {
        assert_eq!(format!("{own} {own:#} {own:?}"), format!("{error} {error:#} {error:?}"));
        assert_eq!(own.source().map(ToString::to_string), error.source().map(ToString::to_string));
        assert_eq!((own.kind(), own.own_message()), (error.kind(), error.own_message()));
        let entries =
            [own.entry(), error.entry()].map(|entry| (entry.code, entry.http_status, entry.docs_url));
        assert_eq!(entries[0], entries[1]);
        assert_eq!((own.http_status(), own.retry()), (error.http_status(), error.retry()));
        assert_eq!(own.message().to_string(), error.message().to_string());
        assert_eq!(details(&own), details(&error));
        assert_eq!(format!("{:?}", ApiError::<ErrorCode>::from(own)), format!("{error:?}"));
    }
    assert_eq!(OwnError::CODES.len(), ErrorCode::CODES.len());
    assert_eq!(size_of::<OwnError>(), size_of::<ApiError<ErrorCode>>());
}

fn details(error: &dyn ApiErrorSpec) -> Vec<String> {
    let mut details = Vec::new();
    error.visit_details(&mut |name, value: Value<'_>| details.push(format!("{name}={value}")));
    details
}

#[test]
fn it_converts() {
    let internal = OwnError::from(io::Error::other("10.0.0.7 is gone"));
    assert_eq!(*internal.kind(), ErrorCode::InternalError);
    assert!(internal.source().unwrap().is::<io::Error>());
    assert_eq!(ErrorCode::from(&internal), ErrorCode::InternalError);
    assert_eq!(OwnError::internal("no row").source().unwrap().to_string(), "no row");
    assert_eq!(*lists::parse("x").unwrap_err().kind(), ErrorCode::InternalError);
    assert_eq!(two::OwnError::from(two::ErrorCode::NotFound).code(), "not_found");
}

/// A derived enum with the type in a variant has its codes and answers.
#[test]
fn it_can_be_transparent() {
    #[derive(Debug, errspec::ApiErrorSpec)]
    enum Outer {
        #[api_error(transparent)]
        Inner(OwnError),
    }
    let error = Outer::Inner(OwnError::new(ErrorCode::NotFound).with_message("No order 7."));
    assert_eq!((error.code(), error.message().to_string()), ("not_found", "No order 7.".to_owned()));
    assert_eq!(Outer::CODES.len(), ErrorCode::CODES.len());
}

#[test]
fn it_has_the_same_responses_in_openapi() {
    fn of_6<T: utoipa::IntoResponses>() -> String {
        serde_json::to_string(&T::responses()).unwrap()
    }
    fn of_5<T: utoipa5::IntoResponses>() -> String {
        serde_json::to_string(&T::responses()).unwrap()
    }
    assert!(of_6::<OwnError>().contains("not_found"));
    assert_eq!(of_6::<OwnError>(), of_6::<ApiError<ErrorCode>>());
    assert_eq!(of_5::<OwnError>(), of_5::<ApiError<ErrorCode>>());
}

/// The methods and the traits in the list of the public API.
#[test]
fn it_has_every_method_and_trait() {
    const LIST: &str = include_str!("../it/public_api/errspec.snap");
    const SOURCE: &str = concat!(
        include_str!("../../src/__private/own_type.rs"),
        include_str!("../../src/__private/own_type/features.rs"),
    );
    let mut names = BTreeSet::new();
    for line in LIST.lines() {
        if let Some(method) = line.strip_prefix("errspec::ApiError::") {
            let (name, declaration) = method.split_once(": ").unwrap();
            // The type dereferences to the `ApiError`.
            if !declaration.contains("(&self)") {
                names.insert(name);
                assert!(SOURCE.contains(&format!(" fn {name}(")), "`{name}` is missing");
            }
        }
        let implementation =
            line.strip_prefix("errspec::ApiError: impl<").filter(|line| line.contains(" for "));
        if let Some((head, _)) = implementation.and_then(|line| line.split_once(" for ")) {
            let name = head.rsplit_once("> ").unwrap().1.rsplit("::").next().unwrap();
            // The user lists the types of actix in `from(…)`.
            if !head.contains("actix_web::Error") {
                names.insert(name);
                assert!(
                    SOURCE.contains(&format!("{name} for $name")) || name == "From<C>",
                    "`{name}` is missing"
                );
            }
        }
    }
    assert!(names.len() > 15, "{names:?}");
}
