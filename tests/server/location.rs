//! Where was an error made? It is logged and never sent.
//! `tests/it/location.rs` runs these tests, which need a feature that is off by default.

use std::io;
use std::panic::Location;

use errspec::{ApiError, ApiErrors};

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::framework::Framework;
use crate::log::logged_location;

errspec::api_error!(OwnError: Code, internal(io::Error));
errspec::errors!("tests/shapes/spec/errors.yaml", name = ListCode);
errspec::errors!("tests/params/spec/names.yaml", name = NameCode);

/// A derived error, which becomes an `ApiError`.
#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "tests/server/spec/errors.yaml", partial)]
enum Shelf {
    NotFound,
}

type Fallible<E = ApiError<Code>> = Result<(), E>;

/// The line in which the error of a route is made, and the error.
#[rustfmt::skip]
pub(crate) fn made(how: &str) -> (u32, ApiError<Code>) {
    match how {
        "new" => (line!(), ApiError::new(Code::NotFound).with_message("No order 7.")),
        "internal" => (line!(), ApiError::internal("10.0.0.7 is gone")),
        "into" => (line!(), Code::NotFound.into()),
        "question-mark" => (line!(), (|| -> Fallible { Err(Code::NotFound)? })().unwrap_err()),
        "closure" => (line!(), Err::<(), _>("x").map_err(|error| ApiError::internal(error)).unwrap_err()),
        "derived" => (line!(), (|| -> Fallible { Err(Shelf::NotFound)? })().unwrap_err()),
        "own" => (line!(), OwnError::new(Code::NotFound).into()),
        "own-internal" => (line!(), OwnError::internal("gone").into()),
        "own-foreign" => (line!(), (|| -> Fallible<OwnError> { Err(io::Error::other("gone"))? })().unwrap_err().into()),
        "actix" => (line!(), (|| -> Fallible { Err(actix_web::error::ErrorNotFound("x"))? })().unwrap_err()),
        _ => unreachable!("{how}"),
    }
}

const KNOWN: [&str; 10] = [
    "new",
    "internal",
    "into",
    "question-mark",
    "closure",
    "derived",
    "own",
    "own-internal",
    "own-foreign",
    "actix",
];

#[track_caller]
fn check(framework: Framework, layers: Layers, path: &str, location: Option<&str>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let (seen, log) = logged_location(|| runtime.block_on(framework.answer(layers, &get(path))));
    let line = log.iter().find(|line| line.contains("request failed")).unwrap();
    let found = line.split_once(" location=").map(|(_, found)| found);
    match location {
        Some(location) => assert!(found.is_some_and(|found| found.starts_with(location)), "{path} {line}"),
        None => assert_eq!(found, None, "{framework:?} {path}"),
    }
    assert!(!seen.text().contains("location.rs"), "{framework:?} {path}: {}", seen.text());
}

#[test]
fn the_log_has_the_place_of_the_call() {
    for framework in Framework::ALL {
        for how in KNOWN {
            let location = format!("\"tests/server/location.rs:{}:", made(how).0);
            for layers in [Layers::ONE, Layers::TWO] {
                check(framework, layers, &format!("/location/{how}"), Some(&location));
            }
        }
    }
}

#[test]
fn an_error_of_errspec_has_no_location() {
    for framework in Framework::ALL {
        for path in ["/nowhere", "/panic", "/status/503", "/fails/io", "/text"] {
            check(framework, Layers::ONE, path, None);
        }
    }
}

#[test]
fn a_function_that_is_passed_on_has_no_location() {
    let failed = || Err::<(), _>(io::Error::other("gone"));
    assert_eq!(failed().map_err(ApiError::<Code>::internal).unwrap_err().location(), None);
    assert_eq!(["x"].map(ApiError::<Code>::internal)[0].location(), None);
}

#[test]
fn constructors_and_several_errors() {
    let (line, error) = (line!(), ListCode::order_locked(7_u64));
    assert_eq!(error.location().map(Location::line), Some(line));
    let (next, of_names) = (line!(), NameCode::size_exceeded(7_u64));
    assert_eq!(of_names.location().map(Location::line), Some(next));
    let errors = ApiErrors::<ListCode>::new(error);
    let any = errspec::server::AnyApiError::from(errors);
    assert_eq!(any.location().map(Location::line), Some(line));
    assert_eq!(any.as_spec().code(), "order_locked");
}
