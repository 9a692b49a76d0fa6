//! What HTTP adds to a body: the header of the request id, which can be off, and the headers of a spec's own.

use std::time::SystemTime;

use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, HttpMessage, web};
use axum::Router;
use axum::body::Body;
use axum::routing::get;
use errspec::__v1::{self, Header, Member, Node, Piece, Slot};
use errspec::client::Failure;
use errspec::envelope::Sample;
use errspec::openapi::ErrorResponses;
use errspec::server::actix::EnvelopeMiddleware;
use errspec::server::tower::EnvelopeLayer;
use errspec::server::{AnyApiError, RequestId};
use errspec::{
    ApiError, ApiErrorCodes, ApiErrorShape, ApiErrorSpec, Bucket, Catalog, CodeEnum, Codes, Entry, Envelope,
    Retry, Shape, UnknownCode, Value,
};
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use tower::{Layer, ServiceExt};
use utoipa::IntoResponses;

static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

const BODY: Node = Node::Object(&[
    Member::new("code", ",\"code\":", Node::Slot(Slot::Code)),
    Member::new("request_id", ",\"request_id\":", Node::Slot(Slot::RequestId)),
]);

const fn slot(name: &'static str, value: &'static [Piece]) -> Header {
    __v1::header(name, value)
}

/// Every kind of value, and no header for the request id.
static SHAPE: Shape = __v1::shape(
    "application/vnd.example+json",
    None,
    &[
        slot("x-error-code", &[Piece::Slot(Slot::Code)]),
        slot("x-kind", &[Piece::Literal("fixed", "fixed")]),
        slot("x-status", &[Piece::Slot(Slot::Http)]),
        slot("x-message", &[Piece::Slot(Slot::Message)]),
        slot("x-trace", &[Piece::Slot(Slot::RequestId)]),
        slot("x-wait", &[Piece::Slot(Slot::RetryAfter)]),
        slot("x-order", &[Piece::Slot(Slot::Detail("order"))]),
        slot("x-details", &[Piece::Slot(Slot::Details)]),
        slot(
            "link",
            &[
                Piece::Literal("<", "<"),
                Piece::Slot(Slot::DocsUrl),
                Piece::Literal(">; rel=\\\"help\\\"", ">; rel=\"help\""),
            ],
        ),
        slot("x-some", &[Piece::Literal("of ", "of "), Piece::Slot(Slot::Detail("order"))]),
    ],
    BODY,
    &[],
);

/// Another spec in the same service.
static OTHER: Shape = __v1::shape(
    "application/json",
    Some("x-correlation-id"),
    &[
        slot("x-other", &[Piece::Slot(Slot::Code)]),
        slot("cache-control", &[Piece::Literal("private", "private")]),
    ],
    BODY,
    &[],
);

#[derive(Debug, Clone, Copy, PartialEq)]
struct Code(&'static str);

impl ApiErrorSpec for Code {
    fn entry(&self) -> Entry {
        let shape = if self.0.starts_with("other") { &OTHER } else { &SHAPE };
        let status = if self.0 == "internal" { 500 } else { 404 };
        Entry::new(self.0, status, &BUCKET)
            .meaning("It failed.")
            .docs_url("https://a.example/#x")
            .shape(shape)
    }
}

impl CodeEnum for Code {
    type Bucket = &'static Bucket;
    const ALL: &'static [Self] = &[Self("missing"), Self("internal")];

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.0 == code)
    }

    fn typed_bucket(&self) -> &'static Bucket {
        &BUCKET
    }
}

impl Catalog for Code {
    fn fallback(http_status: u16) -> Self {
        Self::ALL[usize::from(http_status >= 500)]
    }
}

impl ApiErrorCodes for Code {
    const CODES: Codes = Codes::new(&["missing", "internal"], &[]);
}

impl ApiErrorShape for Code {
    const SHAPE: &'static Shape = &SHAPE;
}

impl std::str::FromStr for Code {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::from_code(code).ok_or(UnknownCode::new())
    }
}

fn error() -> ApiError<Code> {
    ApiError::new(Code("missing")).with_detail("order", 7)
}

/// The headers that a shape can add, as `name: value`.
fn of_shape<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let ours = |name: &str| name.starts_with("x-") || name == "link" || name == "content-type";
    let mut lines: Vec<_> =
        headers.filter(|(name, _)| ours(name)).map(|(name, value)| format!("{name}: {value}")).collect();
    lines.sort();
    lines
}

fn of_http(headers: &HeaderMap) -> Vec<String> {
    of_shape(headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
}

fn of_actix(headers: &actix_web::http::header::HeaderMap) -> Vec<String> {
    of_shape(headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
}

const BARE: [&str; 9] = [
    "content-type: application/vnd.example+json",
    "link: <https://a.example/#x>; rel=\"help\"",
    "x-details: {\"order\":7}",
    "x-error-code: missing",
    "x-kind: fixed",
    "x-message: It failed.",
    "x-order: 7",
    "x-some: of 7",
    "x-status: 404",
];

#[test]
fn a_response_has_the_headers_of_its_spec() {
    let response: http::Response<Vec<u8>> = AnyApiError::from(error()).to_response();
    assert_eq!(of_http(response.headers()), BARE);
    let sent = Envelope::new(&error()).headers().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(
        sent,
        ["x-error-code", "x-kind", "x-status", "x-message", "x-order", "x-details", "link", "x-some"]
    );
}

#[track_caller]
fn check_header(error: ApiError<Code>, name: &str, expected: Option<&str>) {
    let response: http::Response<Vec<u8>> = AnyApiError::from(error).to_response();
    let values: Vec<_> = response.headers().get_all(name).iter().collect();
    assert_eq!(values, expected.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_header_is_omitted_if_its_value_is_absent_or_cannot_be_sent() {
    check_header(ApiError::new(Code("missing")), "x-order", None);
    check_header(ApiError::new(Code("missing")), "x-some", None);
    check_header(ApiError::new(Code("missing")), "x-details", None);
    check_header(error(), "x-trace", None);
    check_header(error(), "x-wait", None);
    check_header(error().with_message("Größe"), "x-message", None);
    check_header(error().with_message("a\r\nx-evil: 1"), "x-message", None);
    check_header(error().with_message("a\r\nx-evil: 1"), "x-evil", None);
    check_header(error().with_message("a\tb"), "x-message", None);
    check_header(error().with_detail("order", "Ö"), "x-details", None);
    check_header(error().with_detail("order", 0.5), "x-order", Some("0.5"));
    check_header(error().with_detail("order", true), "x-some", Some("of true"));
    check_header(error().with_detail("order", Value::Json("[1,2]")), "x-order", Some("[1,2]"));
}

/// The error's own header wins, and is sent as often as the error has it.
#[test]
fn a_header_of_the_error_wins() {
    let name = HeaderName::from_static("x-kind");
    let error = error()
        .with_header(name.clone(), HeaderValue::from_static("a"))
        .with_header(name, HeaderValue::from_static("b"));
    let response: http::Response<Vec<u8>> = AnyApiError::from(error).to_response();
    assert_eq!(response.headers().get_all("x-kind").iter().collect::<Vec<_>>(), ["a", "b"]);
}

fn own_header() -> ApiError<Code> {
    error().with_header(HeaderName::from_static("x-kind"), HeaderValue::from_static("own"))
}

async fn axum(layer: EnvelopeLayer<Code>, path: &str) -> http::Response<Body> {
    let router = Router::new()
        .route("/missing", get(|| async { Err::<(), _>(error()) }))
        .route("/own", get(|| async { Err::<(), _>(own_header()) }))
        .route("/other", get(|| async { Err::<(), _>(ApiError::new(Code("other_missing"))) }))
        .route("/foreign", get(|| async { (StatusCode::NOT_FOUND, [("x-kind", "foreign")], "no") }))
        .route("/panic", get(|| async { panic!("at once") as String }))
        .route("/id", get(|id: axum::Extension<RequestId>| async move { id.to_string() }));
    let request = Request::get(path).header("x-request-id", "req_1").body(Body::empty()).unwrap();
    let Ok(response) = layer.layer(router).oneshot(request).await;
    response
}

async fn actix(middleware: EnvelopeMiddleware<Code>, path: &str) -> actix_web::HttpResponse {
    let app = App::new()
        .wrap(middleware)
        .route("/missing", web::get().to(|| async { Err::<String, _>(error()) }))
        .route("/own", web::get().to(|| async { Err::<String, _>(own_header()) }))
        .route("/other", web::get().to(|| async { Err::<String, _>(ApiError::new(Code("other_missing"))) }))
        .route(
            "/foreign",
            web::get().to(|| async {
                actix_web::HttpResponse::NotFound().insert_header(("x-kind", "foreign")).body("no")
            }),
        )
        .route("/panic", web::get().to(|| async { panic!("at once") as String }))
        .route("/id", web::get().to(|id: web::ReqData<RequestId>| async move { id.to_string() }));
    let app = init_service(app).await;
    let request = TestRequest::get().uri(path).insert_header(("x-request-id", "req_1")).to_request();
    match actix_web::dev::Service::call(&app, request).await {
        Ok(response) => response.map_into_boxed_body().into_parts().1,
        Err(error) => error.error_response(),
    }
}

/// Both frameworks send the same headers; a generated id is replaced by `req_…`.
async fn check(with_header: bool, path: &str, expected: &[&str]) {
    let (mut layer, mut middleware) = (EnvelopeLayer::new(), EnvelopeMiddleware::new());
    if with_header {
        layer = layer.with_request_id_header(HeaderName::from_static("x-request-id"));
        middleware = middleware.with_request_id_header("x-request-id".parse().unwrap());
    }
    let known = |line: String| match line.split_once("req_") {
        Some((start, id)) if id.len() == 32 => format!("{start}req_…"),
        _ => line,
    };
    let from_axum = of_http(axum(layer, path).await.headers()).into_iter().map(known).collect::<Vec<_>>();
    let from_actix =
        of_actix(actix(middleware, path).await.headers()).into_iter().map(known).collect::<Vec<_>>();
    assert_eq!(from_axum, expected, "axum, {path}");
    assert_eq!(from_actix, expected, "actix, {path}");
}

#[tokio::test]
async fn layers_send_the_headers_of_each_spec() {
    let with_id = |id: &'static str| [&BARE[..], &[id]].concat();
    check(false, "/missing", &with_id("x-trace: req_…")).await;
    // The setting turns on what the spec turns off.
    let mut both = with_id("x-trace: req_1");
    both.insert(6, "x-request-id: req_1");
    both.sort_unstable();
    check(true, "/missing", &both).await;
    let mut own = with_id("x-trace: req_…");
    own[4] = "x-kind: own";
    check(false, "/own", &own).await;
    let fallback = |code, status| {
        vec![
            "content-type: application/vnd.example+json",
            "link: <https://a.example/#x>; rel=\"help\"",
            code,
            "x-kind: fixed",
            "x-message: It failed.",
            status,
            "x-trace: req_…",
        ]
    };
    check(false, "/foreign", &fallback("x-error-code: missing", "x-status: 404")).await;
    check(false, "/nowhere", &fallback("x-error-code: missing", "x-status: 404")).await;
    check(false, "/panic", &fallback("x-error-code: internal", "x-status: 500")).await;
    // An error of another spec has what its own clients expect.
    let other = ["content-type: application/json", "x-correlation-id: req_…", "x-other: other_missing"];
    check(false, "/other", &other).await;
    let other = [
        "content-type: application/json",
        "x-correlation-id: req_1",
        "x-other: other_missing",
        "x-request-id: req_1",
    ];
    check(true, "/other", &other).await;
}

/// The id exists for the log and the body, also where no header has it.
#[tokio::test]
async fn without_a_header_each_request_has_an_id_of_its_own() {
    let text = |response: http::Response<Body>| async move {
        String::from_utf8(axum::body::to_bytes(response.into_body(), 1000).await.unwrap().to_vec()).unwrap()
    };
    let id = text(axum(EnvelopeLayer::new(), "/id").await).await;
    assert!(id.starts_with("req_") && id.len() == 36, "{id}");
    let body = text(axum(EnvelopeLayer::new(), "/missing").await).await;
    assert!(body.starts_with(r#"{"code":"missing","request_id":"req_"#), "{body}");
    assert!(axum(EnvelopeLayer::new(), "/id").await.headers().get("x-request-id").is_none());

    let app = App::new().wrap(EnvelopeMiddleware::<Code>::new()).route(
        "/id",
        web::get().to(|request: actix_web::HttpRequest| async move {
            request.extensions().get::<RequestId>().unwrap().to_string()
        }),
    );
    let app = init_service(app).await;
    let request = TestRequest::get().uri("/id").insert_header(("x-request-id", "req_1")).to_request();
    let response = call_service(&app, request).await;
    assert!(response.headers().get("x-request-id").is_none());
    let id = actix_web::test::read_body(response).await;
    assert!(id.starts_with(b"req_") && id.len() == 36);
}

#[tokio::test]
async fn the_shape_decides_whether_an_envelope_is_stored() {
    for (path, expected) in [("/missing", "no-store"), ("/foreign", "no-store"), ("/other", "private")] {
        let response = axum(EnvelopeLayer::new(), path).await;
        let values: Vec<_> = response.headers().get_all("cache-control").iter().collect();
        assert_eq!(values, [expected], "axum, {path}");
        let response = actix(EnvelopeMiddleware::new(), path).await;
        let values: Vec<_> = response.headers().get_all("cache-control").collect();
        assert_eq!(values, [expected], "actix, {path}");
    }
}

#[test]
fn a_web_app_can_read_the_headers_of_the_shape() {
    let names = [
        "retry-after",
        "x-error-code",
        "x-kind",
        "x-status",
        "x-message",
        "x-trace",
        "x-wait",
        "x-order",
        "x-details",
        "link",
        "x-some",
    ];
    assert_eq!(EnvelopeLayer::<Code>::new().exposed_headers(), names);
    assert_eq!(EnvelopeMiddleware::<Code>::new().exposed_headers(), names);
    let layer = EnvelopeLayer::<Code>::new().with_request_id_header(HeaderName::from_static("x-id"));
    assert_eq!(layer.exposed_headers()[..2], ["x-id", "retry-after"]);
    let middleware = EnvelopeMiddleware::<Code>::new().with_request_id_header("x-id".parse().unwrap());
    assert_eq!(middleware.exposed_headers()[..2], ["x-id", "retry-after"]);
}

#[test]
fn a_client_reads_the_header_that_the_shape_names() {
    #[derive(Debug)]
    struct Named;
    impl ApiErrorShape for Named {
        const SHAPE: &'static Shape = &OTHER;
    }
    impl std::str::FromStr for Named {
        type Err = UnknownCode;
        fn from_str(_: &str) -> Result<Self, UnknownCode> {
            Err(UnknownCode::new())
        }
    }
    let mut headers = HeaderMap::new();
    headers.insert("x-request-id", HeaderValue::from_static("req_1"));
    headers.insert("x-correlation-id", HeaderValue::from_static("req_2"));
    headers.insert("none", HeaderValue::from_static("req_3"));
    let status = StatusCode::NOT_FOUND;
    let failure = Failure::<Code>::from_response(status, &headers, b"{}", SystemTime::UNIX_EPOCH);
    assert_eq!(failure.request_id(), None);
    let failure = Failure::<Named>::from_response(status, &headers, b"{}", SystemTime::UNIX_EPOCH);
    assert_eq!(failure.request_id(), Some("req_2"));
}

#[test]
fn a_document_has_the_headers_of_its_spec() {
    let responses = serde_json::to_value(ErrorResponses::<Code>::responses()).unwrap();
    let headers = responses["404"]["headers"].as_object().unwrap();
    let names: Vec<_> = headers.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "link",
            "x-details",
            "x-error-code",
            "x-kind",
            "x-message",
            "x-order",
            "x-some",
            "x-status",
            "x-trace",
            "x-wait"
        ]
    );
    assert_eq!(
        headers["x-error-code"],
        serde_json::json!({
            "description": "Identifies the error. The only field that programs should branch on.",
            "schema": { "type": "string", "examples": ["missing"] },
        }),
    );
    assert_eq!(
        headers["x-kind"],
        serde_json::json!({ "schema": { "type": "string", "examples": ["fixed"] } })
    );
    assert_eq!(headers["x-order"]["schema"].get("examples"), None);
    let sample = Sample::from(Code("missing").entry());
    assert!(sample.headers().any(|header| header == ("x-trace", Sample::REQUEST_ID.to_owned())));
}
