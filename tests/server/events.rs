//! Every event of the log with all of its fields, which are an interface: dashboards and alerts depend on their names.
//! What does not end in a response is logged as well.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use actix_web::body::MessageBody;
use actix_web::dev::Service;
use axum::body::Body;
use axum::extract::MatchedPath;
use axum::routing::get as on_get;
use http_body::Body as _;
use tower::{Layer, ServiceExt, service_fn};

use crate::ask::{Ask, Layers, get};
use crate::catalog::Code;
use crate::framework::Framework;
use crate::kept::Kept;
use crate::log::logged_whole;
use crate::{on_actix, on_axum};

const SPAN: &str = r#"request{request_id="req_test"}"#;

fn digest() -> String {
    errspec::digest::<Code>().to_string()
}

/// The log of a request to the routes, which is polled once and then dropped; of a success, the body is polled this often.
fn log_of(framework: Framework, layers: Layers, path: &str, polls: usize) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let ask = get(path);
    let ((), log) = logged_whole(|| match framework {
        Framework::Axum => runtime.block_on(async { poll_axum(layers, &ask, polls) }),
        Framework::Actix => runtime.block_on(poll_actix(layers, &ask, polls)),
    });
    log
}

fn poll_axum(layers: Layers, ask: &Ask, polls: usize) {
    let cx = &mut Context::from_waker(Waker::noop());
    let mut response = pin!(on_axum::app(layers).oneshot(on_axum::request(ask)));
    let Poll::Ready(Ok(response)) = response.as_mut().poll(cx) else { return };
    let mut body = pin!(response.into_body());
    for _ in 0..polls {
        let _ = body.as_mut().poll_frame(cx);
    }
}

async fn poll_actix(layers: Layers, ask: &Ask, polls: usize) {
    let cx = &mut Context::from_waker(Waker::noop());
    let app = actix_web::test::init_service(on_actix::app(layers)).await;
    let mut response = pin!(app.call(on_actix::request(ask).to_request()));
    let Poll::Ready(Ok(response)) = response.as_mut().poll(cx) else { return };
    let mut body = pin!(response.into_body());
    for _ in 0..polls {
        let _ = body.as_mut().poll_next(cx);
    }
}

/// Checks all events of the log; `{place}` is the route or the path.
#[track_caller]
fn check(path: &str, polls: usize, route: [&str; 2], expected: &[&str]) {
    for framework in Framework::ALL {
        let place = framework.pick(route[0], route[1]);
        let expected: Vec<_> = expected
            .iter()
            .map(|line| line.replace("{span}", SPAN).replace("{place}", place).replace("{spec}", &digest()))
            .collect();
        assert_eq!(log_of(framework, Layers::ONE, path, polls), expected, "{framework:?} {path}");
        if expected.len() == 1 && !path.starts_with("/missing") {
            assert_eq!(log_of(framework, Layers::TWO, path, polls).len(), 1, "{framework:?} {path}");
        }
    }
}

#[test]
fn a_request_that_failed() {
    check(
        "/missing?key=secret",
        1,
        [r#"path="/missing""#, r#"route="/missing""#],
        &[concat!(
            r#"info {span} request failed: code="not_found" status=404 bucket="fix_in_code" request_id="req_test""#,
            r#" method="GET" {place} spec="{spec}""#,
        )],
    );
    check(
        "/evil/error/long",
        1,
        [r#"path="/evil/error/long""#, r#"route="/evil/error/{name}""#],
        &[concat!(
            r#"info {span} request failed: code="not_found" status=404 bucket="fix_in_code" request_id="req_test""#,
            r#" method="GET" {place} error_message="No order 7." source="no row" spec="{spec}""#,
        )],
    );
}

#[test]
fn a_failure_that_is_untouched() {
    check(
        "/foreign",
        1,
        [r#"path="/foreign""#, r#"route="/foreign""#],
        &[
            r#"error {span} request failed: status=502 request_id="req_test" method="GET" {place} spec="{spec}""#,
        ],
    );
}

#[test]
fn a_failure_whose_body_is_kept() {
    let check = |name: &str, expected: &str| {
        let layers = Layers { kept: Kept::Json, ..Layers::ONE };
        for framework in Framework::ALL {
            let path = format!("/body/{name}");
            let place = framework.pick(format!(r#"path="{path}""#), r#"route="/body/{name}""#.into());
            let expected =
                expected.replace("{span}", SPAN).replace("{place}", &place).replace("{spec}", &digest());
            assert_eq!(log_of(framework, layers, &path, 1), [expected], "{framework:?} {name}");
        }
    };
    check(
        "envelope",
        concat!(
            r#"info {span} response kept: code="not_found" status=404 bucket="fix_in_code" request_id="req_test""#,
            r#" method="GET" {place} error_message="No order 7." spec="{spec}""#,
        ),
    );
    check(
        "unknown",
        concat!(
            r#"info {span} response kept: code="ORDER_GONE" status=410 request_id="req_test""#,
            r#" method="GET" {place} error_message="It\nis gone." spec="{spec}""#,
        ),
    );
    check(
        "message",
        concat!(
            r#"error {span} response kept: status=500 request_id="req_test""#,
            r#" method="GET" {place} error_message="It is broken." spec="{spec}""#,
        ),
    );
    let long = r#"info {span} response kept: code="CODE…" status=409 request_id="req_test" method="GET" {place} error_message="MESSAGE…" spec="{spec}""#;
    check("long", &long.replace("CODE", &"c".repeat(256)).replace("MESSAGE", &"m".repeat(1024)));
    check(
        "problem",
        concat!(
            r#"info {span} response kept: status=422 request_id="req_test" method="GET" {place}"#,
            r#" body="{\"title\":\"Wrong\"}" spec="{spec}""#,
        ),
    );
}

#[test]
fn a_request_that_is_abandoned() {
    let place = r#"path="/stream/never""#;
    check(
        "/stream/never",
        0,
        [place, place],
        &[r#"info {span} request abandoned: request_id="req_test" method="GET" {place} spec="{spec}""#],
    );
}

const STREAM: [&str; 2] = [r#"path="/stream/{how}""#, r#"route="/stream/{how}""#];

#[track_caller]
fn check_stream(how: &str, polls: usize, expected: &[&str]) {
    let path = format!("/stream/{how}");
    let place = STREAM[0].replace("{how}", how);
    check(&path, polls, [&place, STREAM[1]], expected);
}

#[test]
fn a_body_that_breaks() {
    check_stream(
        "error",
        3,
        &[
            r#"error {span} response body broke: status=200 request_id="req_test" method="GET" {place} source="10.0.0.7 is gone" spec="{spec}""#,
        ],
    );
    check_stream(
        "panic",
        2,
        &[
            r#"error {span} response body broke: status=200 request_id="req_test" method="GET" {place} source="panicked: no part" spec="{spec}""#,
        ],
    );
}

#[test]
fn a_body_that_is_not_read_to_its_end() {
    check_stream(
        "slow",
        2,
        &[
            r#"info {span} response body abandoned: status=200 request_id="req_test" method="GET" {place} spec="{spec}""#,
        ],
    );
    // An outer layer may have replaced a body that was never read.
    check_stream("slow", 0, &[]);
    check_stream("whole", 3, &[]);
    check("/id", 0, ["", ""], &[]);
}

#[test]
fn the_route_of_axum() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let layer = || {
        on_axum::layer(Layers::ONE)
            .with_route(|extensions| Some(extensions.get::<MatchedPath>()?.as_str().to_owned()))
    };
    let app = axum::Router::new()
        .route("/orders/{id}", on_get(|| async { errspec::ApiError::from(Code::NotFound) }))
        .layer(layer());
    let request = || on_axum::request(&get("/orders/7?key=secret"));
    let (response, log) = logged_whole(|| runtime.block_on(app.oneshot(request())));
    assert_eq!(response.unwrap().status(), 404);
    assert!(log[0].contains(r#" route="/orders/{id}" spec="#), "{log:?}");
    assert!(!log[0].contains("path="), "{log:?}");

    let panicking = on_axum::layer(Layers::ONE).with_route(|_| panic!("no route"));
    let service = panicking.layer(service_fn(|_| async { Err::<http::Response<Body>, _>("gone") }));
    let (response, log) = logged_whole(|| runtime.block_on(service.oneshot(request())));
    assert_eq!(response.unwrap().status(), 500);
    assert!(log[0].contains(r#" path="/orders/7" "#), "{log:?}");
}

#[test]
fn every_text_has_a_limit() {
    let path = format!("/{}", "x".repeat(10_000));
    for framework in Framework::ALL {
        for path in [&*path, "/evil/error/endless", "/evil/error/huge"] {
            let log = log_of(framework, Layers::ONE, path, 1);
            assert!(log[0].len() < 32 * 1024, "{framework:?} {path}: {}", log[0].len());
        }
    }
}
