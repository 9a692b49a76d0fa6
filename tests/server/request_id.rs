//! Which id does a request have, and who hears of it?

use std::collections::HashSet;

use axum::body::Body;
use axum::{Extension, Router};
use errspec::tower::RequestId;
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};

use crate::driven::{Seen, drive, layer};

/// Answers with what the handler knows of the id: extension, then header.
fn app() -> Router {
    Router::new()
        .route("/broken", axum::routing::get(|| async { StatusCode::CONFLICT }))
        .fallback(|Extension(id): Extension<RequestId>, headers: HeaderMap| async move {
            format!("{id} {}", headers["x-request-id"].to_str().unwrap())
        })
        .layer(layer())
}

/// The id that everyone has of a request with these headers.
#[track_caller]
fn id_of(sent: &[&[u8]]) -> String {
    let request = |path| {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        for id in sent {
            request.headers_mut().append("x-request-id", HeaderValue::from_bytes(id).unwrap());
        }
        request
    };
    let Seen { response, body, log } = drive(app(), request("/"));
    let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    assert_eq!(String::from_utf8(body).unwrap(), format!("{id} {id}"));
    assert!(log.is_empty(), "{log:?}");

    let Seen { response, body, log } = drive(app(), request("/broken"));
    let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
    let failed = response.headers()["x-request-id"].to_str().unwrap();
    assert_eq!(response.headers().get_all("x-request-id").iter().count(), 1);
    assert_eq!(json["error"]["request_id"], failed);
    let line = format!(
        "info request{{request_id={failed:?}}} request failed: code=\"bad_request\" status=409 request_id={failed:?}"
    );
    assert_eq!(log, [line]);
    // What was made is made anew for each request.
    assert_eq!(is_made(&id), id != failed);
    id
}

fn is_made(id: &str) -> bool {
    id.strip_prefix("req_").is_some_and(|bits| {
        bits.len() == 32 && bits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[test]
fn a_sane_id_is_taken() {
    let longest = "x".repeat(128);
    for id in ["7", "req_1", r##"!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"##, &longest] {
        assert_eq!(id_of(&[id.as_bytes()]), id);
    }
}

#[test]
fn any_other_id_is_made() {
    let too_long = "x".repeat(129);
    let bad: [&[&[u8]]; 9] = [
        &[],
        &[b""],
        &[b"a b"],
        &[b"a\tb"],
        &["é".as_bytes()],
        &[b"\xff"],
        &[too_long.as_bytes()],
        &[b"a", b"b"],
        &[b"a", b"a"],
    ];
    for sent in bad {
        let id = id_of(sent);
        assert!(is_made(&id), "{id:?} for {sent:?}");
    }
}

#[test]
fn no_two_requests_have_one_id() {
    let ids: HashSet<_> = (0..100).map(|_| id_of(&[])).collect();
    assert_eq!(ids.len(), 100);
}

#[test]
fn the_header_has_another_name() {
    let app: Router = Router::new()
        .fallback(|| async {})
        .layer(layer().with_request_id_header(HeaderName::from_static("x-trace")));
    let request =
        Request::get("/").header("x-trace", "one").header("x-request-id", "two").body(Body::empty()).unwrap();
    let Seen { response, .. } = drive(app, request);
    assert_eq!(response.headers()["x-trace"], "one");
    assert!(!response.headers().contains_key("x-request-id"));
}

#[test]
fn shown_as_its_text() {
    let app: Router = Router::new()
        .fallback(
            |Extension(id): Extension<RequestId>| async move { format!("{id:>10} {id:?} {}", id.as_str()) },
        )
        .layer(layer());
    let Seen { body, .. } = drive(app, crate::driven::get("/"));
    assert_eq!(String::from_utf8(body).unwrap(), r#"  req_test RequestId("req_test") req_test"#);
}
