//! Which failing bodies of the service are kept, what is sent, what is logged and what is counted?

use std::cell::RefCell;

use errspec::server::KeptBodies;
use http::{HeaderMap, StatusCode};

use crate::ask::{Ask, Layers, get};
use crate::framework::{Framework, each};
use crate::seen::Seen;

/// The settings, as the layers of each framework have them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kept {
    None,
    Json,
    Any,
    Matching(fn(StatusCode, &HeaderMap) -> bool),
    /// Every body, with a hook that panics.
    EvilHook,
}

thread_local! {
    static HOOKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Kept {
    pub(crate) fn bodies(self) -> KeptBodies {
        let kept = match self {
            Self::None => KeptBodies::none(),
            Self::Json => KeptBodies::json(),
            Self::Any => KeptBodies::any(),
            Self::Matching(predicate) => KeptBodies::matching(predicate),
            Self::EvilHook => return KeptBodies::any().with_hook(|_| panic!("no counter")),
        };
        kept.with_hook(|kept| HOOKED.with_borrow_mut(|hooked| hooked.push(format!("{kept:?}"))))
    }

    const fn layers(self) -> Layers {
        Layers { kept: self, ..Layers::ONE }
    }
}

/// What the hooks were told since the last call.
fn hooked() -> Vec<String> {
    HOOKED.take()
}

/// A failing response that the service writes itself.
pub(crate) struct OwnBody {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) bytes: Vec<u8>,
    /// Whether the size is unknown.
    pub(crate) is_stream: bool,
}

/// The response of `/body/{name}`.
pub(crate) fn body(name: &str) -> OwnBody {
    const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
    const TEXT: &[(&str, &str)] = &[("content-type", "text/plain; charset=utf-8")];
    const NOT_FOUND: &str = r#"{"error": {"code": "not_found", "message": "No order 7."}}"#;
    let (status, headers, bytes): (_, _, Vec<u8>) = match name {
        "envelope" | "stream" => (404, JSON, NOT_FOUND.into()),
        "unknown" => (410, JSON, r#"{"error":{"code":"ORDER_GONE","message":"It\nis gone."}}"#.into()),
        "message" => (500, JSON, r#"{"error":{"message":"It is broken."}}"#.into()),
        "long" => {
            let (code, message) = ("c".repeat(20_000), "m".repeat(40_000));
            (409, JSON, format!(r#"{{"error":{{"code":"{code}","message":"{message}"}}}}"#).into())
        }
        "other" => (409, JSON, "{\"reason\":\n\"locked\"}".into()),
        "problem" => (
            422,
            &[("content-type", "application/problem+json; charset=utf-8")],
            r#"{"title":"Wrong"}"#.into(),
        ),
        "upper" => (422, &[("content-type", "Application/JSON")], NOT_FOUND.into()),
        "text" => (404, TEXT, "No order.".into()),
        "html" => (502, &[("content-type", "text/html")], "<h1>Bad gateway</h1>".into()),
        "jsonp" => (400, &[("content-type", "application/jsonp")], "f()".into()),
        "untyped" => (400, &[], "?".into()),
        "not-utf-8" => (400, JSON, b"{\"reason\":\"\xff\"}".into()),
        "bytes" => (400, &[("content-type", "application/octet-stream")], vec![0, 159, 146, 150]),
        "empty" => (400, JSON, Vec::new()),
        "gzip" => (
            400,
            &[("content-type", "application/json"), ("content-encoding", "gzip")],
            vec![0x1f, 0x8b, 8, 0],
        ),
        "largest" => (404, JSON, padded(NOT_FOUND, 64 * 1024)),
        "larger" => (404, JSON, padded(NOT_FOUND, 64 * 1024 + 1)),
        "headers" => (
            401,
            &[
                ("content-type", "application/json"),
                ("etag", "\"1\""),
                ("cache-control", "max-age=9"),
                ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
                ("x-shard", "7"),
            ],
            NOT_FOUND.into(),
        ),
        "busy" => (429, JSON, NOT_FOUND.into()),
        "fine" => (200, JSON, NOT_FOUND.into()),
        _ => unreachable!("{name}"),
    };
    OwnBody { status, headers, bytes, is_stream: name == "stream" }
}

fn padded(text: &str, size: usize) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.resize(size, b' ');
    bytes
}

/// Each body, whether it is JSON, and what the log has of it; `events.rs` tests the fields about the request and the message.
const BODIES: [(&str, bool, &str); 18] = [
    ("envelope", true, r#"code="not_found" status=404 request_id="req_test""#),
    ("unknown", true, r#"code="ORDER_GONE" status=410 request_id="req_test""#),
    ("message", true, r#"status=500 request_id="req_test""#),
    ("other", true, r#"status=409 request_id="req_test" body="{\"reason\":\n\"locked\"}""#),
    ("problem", true, r#"status=422 request_id="req_test" body="{\"title\":\"Wrong\"}""#),
    ("upper", true, r#"code="not_found" status=422 request_id="req_test""#),
    ("text", false, r#"status=404 request_id="req_test" body="No order.""#),
    ("html", false, r#"status=502 request_id="req_test""#),
    ("jsonp", false, r#"status=400 request_id="req_test""#),
    ("untyped", false, r#"status=400 request_id="req_test""#),
    ("not-utf-8", true, r#"status=400 request_id="req_test" body="{\"reason\":\"""#),
    ("bytes", false, r#"status=400 request_id="req_test""#),
    ("gzip", true, r#"status=400 request_id="req_test""#),
    ("largest", true, r#"code="not_found" status=404 request_id="req_test""#),
    ("larger", true, r#"status=404 request_id="req_test""#),
    ("stream", true, r#"status=404 request_id="req_test""#),
    ("headers", true, r#"code="not_found" status=401 request_id="req_test""#),
    ("busy", true, r#"code="not_found" status=429 request_id="req_test""#),
];

/// The response without any layer, with the id of the request.
fn own(framework: Framework, ask: &Ask) -> Seen {
    let mut own = framework.ask(Layers::NONE, ask);
    own.headers.push(("x-request-id".into(), b"req_test".into()));
    own
}

/// Checks that the response is that of the service, and that it is logged and counted once.
#[track_caller]
fn check_kept(framework: Framework, ask: &Ask, seen: &Seen, log: &str) {
    let own = own(framework, ask);
    assert_eq!(seen.head(), own.head(), "{framework:?} {ask:?}");
    assert_eq!(seen.body, own.body, "{framework:?} {ask:?}");
    let level = if seen.status < 500 { "info" } else { "error" };
    let line = format!(r#"{level} request{{request_id="req_test"}} response kept: {log}"#);
    assert_eq!(seen.log, [line], "{framework:?} {ask:?}");
}

#[track_caller]
fn check_replaced(framework: Framework, ask: &Ask, seen: &Seen) {
    assert!(seen.text().contains(r#"{"error":{"code":""#), "{framework:?} {ask:?} {}", seen.text());
    assert_eq!(seen.header("cache-control"), "no-store", "{framework:?} {ask:?}");
    let failed = seen.log.iter().filter(|line| line.contains("request failed: code=")).count();
    assert_eq!(failed, 1, "{framework:?} {ask:?} {:?}", seen.log);
    assert!(!seen.log.iter().any(|line| line.contains("response kept")), "{:?}", seen.log);
    assert_eq!(hooked(), [""; 0], "{framework:?} {ask:?}");
}

#[test]
fn a_body_is_kept_as_the_setting_says() {
    let server_errors = Kept::Matching(|status, headers| {
        status.is_server_error() || headers.get("x-shard").is_some_and(|shard| shard == "7")
    });
    for (name, is_json, log) in BODIES {
        let ask = get(format!("/body/{name}"));
        for kept in [Kept::None, Kept::Json, Kept::Any, server_errors] {
            let is_kept = match kept {
                Kept::None | Kept::EvilHook => false,
                Kept::Json => is_json,
                Kept::Any => true,
                Kept::Matching(_) => matches!(name, "message" | "html" | "headers"),
            };
            for (framework, seen) in each(kept.layers(), &ask) {
                if is_kept {
                    check_kept(framework, &ask, &seen, log);
                    assert_eq!(hooked().len(), 1, "{framework:?} {name} {kept:?}");
                } else {
                    check_replaced(framework, &ask, &seen);
                }
            }
        }
    }
}

#[test]
fn a_success_and_a_response_of_errspec_are_as_before() {
    for path in [
        "/body/fine",
        "/everything",
        "/several",
        "/foreign",
        "/panic",
        "/fails/io",
        "/own-type/all",
        "/nowhere",
    ] {
        let ask = get(path);
        let before: Vec<_> = each(Layers::ONE, &ask).map(|(_, seen)| (seen.text(), seen.log)).collect();
        let after: Vec<_> =
            each(Kept::Json.layers(), &ask).map(|(_, seen)| (seen.text(), seen.log)).collect();
        assert_eq!(before, after, "{path}");
        assert_eq!(hooked(), [""; 0], "{path}");
    }
}

#[test]
fn nothing_is_kept_of_an_empty_body() {
    for path in ["/body/empty", "/status/404", "/private"] {
        for (framework, seen) in each(Kept::Any.layers(), &get(path)) {
            check_replaced(framework, &get(path), &seen);
        }
    }
}

#[test]
fn head_has_the_headers_of_get() {
    let ask = Ask::new("HEAD", "/body/envelope");
    for (framework, seen) in each(Kept::Json.layers(), &ask) {
        // actix drops the body after the middleware, axum before the layer.
        let code = framework.pick("", r#"code="not_found" "#);
        check_kept(framework, &ask, &seen, &format!(r#"{code}status=404 request_id="req_test""#));
    }
    for (framework, seen) in each(Kept::Json.layers(), &Ask::new("HEAD", "/body/text")) {
        assert_eq!(seen.header("content-type"), "application/json", "{framework:?}");
    }
}

#[test]
fn a_second_layer_changes_nothing() {
    for (outer, path) in [(Kept::Json, "/body/envelope"), (Kept::Any, "/body/text")] {
        let ask = get(path);
        for (framework, seen) in each(Layers { count: 2, ..outer.layers() }, &ask) {
            assert_eq!(seen.text(), own(framework, &ask).text(), "{framework:?}");
            assert_eq!(seen.log.len(), 1, "{framework:?} {:?}", seen.log);
            assert_eq!(hooked().len(), 1, "{framework:?}");
        }
    }
}

#[test]
fn the_hook_knows_the_request() {
    for (framework, _) in each(Kept::Json.layers(), &get("/body/unknown")) {
        let route = framework.pick("None", r#"Some("/body/{name}")"#);
        let expected = format!(
            r#"KeptResponse {{ status: 410, code: Some("ORDER_GONE"), method: "GET", route: {route}, request_id: "req_test" }}"#
        );
        assert_eq!(hooked(), [expected]);
    }
}

#[test]
fn a_panic_of_the_hook_changes_nothing() {
    let ask = get("/body/other");
    for (framework, seen) in each(Kept::EvilHook.layers(), &ask) {
        check_kept(framework, &ask, &seen, BODIES[3].2);
    }
}

#[test]
fn a_panic_of_the_predicate_is_a_500() {
    for (framework, seen) in each(Kept::Matching(|_, _| panic!("no decision")).layers(), &get("/body/other"))
    {
        assert_eq!(seen.status, 500, "{framework:?}");
        assert!(seen.log[0].ends_with(r#"source="panicked: no decision""#), "{framework:?} {:?}", seen.log);
        assert_eq!(seen.log.len(), 1, "{framework:?}");
    }
}

#[test]
fn a_body_that_panics_is_a_500() {
    for (framework, seen) in each(Kept::Any.layers(), &get("/evil/body/size")) {
        assert_eq!(seen.status, 500, "{framework:?} {}", seen.text());
    }
    let seen = Framework::Axum.ask(Kept::Any.layers(), &get("/evil/body/poll"));
    assert_eq!(seen.status, 500, "{}", seen.text());
}

/// A spec whose shape has a list of errors.
mod list {
    use actix_web::dev::Service as _;
    use axum::response::IntoResponse;
    use errspec::server::KeptBodies;
    use errspec::server::actix::EnvelopeMiddleware;
    use errspec::server::tower::EnvelopeLayer;
    use tower::{Layer, ServiceExt};

    use crate::ask::get;
    use crate::framework::Framework;
    use crate::log::logged;
    use crate::{on_actix, on_axum};

    errspec::errors!("tests/shapes/spec/errors.yaml", vis = pub(super));

    const BODY: &str =
        r#"{"errors":[{"code":"no_stock"},{"code":"GONE"},{"code":"no_stock"},{"message":"?"}]}"#;

    async fn axum() {
        let service = tower::service_fn(async |_: http::Request<axum::body::Body>| {
            let headers = [("content-type", "application/json")];
            Ok::<_, std::convert::Infallible>((http::StatusCode::CONFLICT, headers, BODY).into_response())
        });
        let layer = EnvelopeLayer::<ErrorCode>::new().with_kept_bodies(KeptBodies::json());
        let Ok(_) = layer.layer(service).oneshot(on_axum::request(&get("/"))).await;
    }

    async fn actix() {
        let conflict =
            || async { actix_web::HttpResponse::Conflict().content_type("application/json").body(BODY) };
        let app = actix_web::App::new()
            .route("/", actix_web::web::get().to(conflict))
            .wrap(EnvelopeMiddleware::<ErrorCode>::new().with_kept_bodies(KeptBodies::json()));
        let app = actix_web::test::init_service(app).await;
        app.call(on_actix::request(&get("/")).to_request()).await.unwrap();
    }

    #[test]
    fn all_codes_are_logged() {
        for framework in Framework::ALL {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let ((), log) = logged(|| match framework {
                Framework::Axum => runtime.block_on(axum()),
                Framework::Actix => runtime.block_on(actix()),
            });
            assert_eq!(log.len(), 1, "{framework:?} {log:?}");
            let (_, line) = log[0].split_once("} ").unwrap();
            let id = line.split_once("request_id=\"").unwrap().1.split('"').next().unwrap();
            let expected = format!(
                r#"response kept: code="no_stock" status=409 request_id="{id}" errors=4 codes="no_stock, GONE""#
            );
            assert_eq!(line, expected, "{framework:?}");
        }
    }
}
