//! Does every response of the example stacks have the headers that the service promises, whatever has failed?

use std::io::Read;

use flate2::read::GzDecoder;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::Value;

use crate::process::Process;

const STACKS: [&str; 2] = ["axum_stack", "actix_stack"];
const ORIGIN: &str = "https://app.example.com";

/// A request that fails.
struct Failing {
    method: Method,
    path: &'static str,
    body: String,
    status: u16,
    code: &'static str,
}

/// One for each place in which a request can fail.
fn failing() -> Vec<(&'static str, Failing)> {
    let case =
        |method, path, body: &str, status, code| Failing { method, path, body: body.into(), status, code };
    let long = format!(r#"{{"text":"{}"}}"#, "x".repeat(2_000));
    vec![
        ("an error of a handler", case(Method::GET, "/notes/7", "", 404, "not_found")),
        (
            "an error of a handler with a message",
            case(Method::POST, "/notes", r#"{"text":""}"#, 400, "bad_request"),
        ),
        ("a limit", case(Method::GET, "/search", "", 429, "rate_limit_exceeded")),
        ("an unknown route", case(Method::GET, "/nowhere", "", 404, "not_found")),
        ("a wrong method", case(Method::DELETE, "/notes/1", "", 405, "bad_request")),
        ("a body that is not JSON", case(Method::POST, "/notes", "{", 400, "bad_request")),
        ("a body that is too large", case(Method::POST, "/notes", &long, 413, "bad_request")),
        (
            "a timeout, which is an error of a middleware",
            case(Method::GET, "/export", "", 503, "service_unavailable"),
        ),
        ("a panic", case(Method::GET, "/notes/average", "", 500, "internal_error")),
    ]
}

/// Runs the function for both stacks, each of which answers at a URL.
fn each(ask: &impl AsyncFn(&str, &Client, &str)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for stack in STACKS {
        let (_service, url) = Process::listening(stack, &[]);
        let client = Client::builder().no_proxy().timeout(crate::process::LIMIT).build().unwrap();
        runtime.block_on(ask(stack, &client, &format!("{url}/api")));
    }
}

fn request(client: &Client, url: &str, failing: &Failing) -> RequestBuilder {
    let request = client.request(failing.method.clone(), format!("{url}{}", failing.path));
    let request = request.header("origin", ORIGIN);
    if failing.body.is_empty() {
        return request;
    }
    request.header("content-type", "application/json").body(failing.body.clone())
}

/// What a browser needs in order to show the response to the web app, and what belongs on every response.
#[track_caller]
fn check_headers(what: &str, headers: &HeaderMap) {
    let value = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    assert_eq!(value("access-control-allow-origin"), Some(ORIGIN), "{what}: {headers:?}");
    let exposed = value("access-control-expose-headers").unwrap_or_default().to_lowercase();
    let mut exposed: Vec<_> = exposed.split(',').map(str::trim).collect();
    exposed.sort_unstable();
    assert_eq!(exposed, ["retry-after", "x-request-id"], "{what}");
    assert_eq!(value("x-content-type-options"), Some("nosniff"), "{what}: {headers:?}");
    assert_eq!(value("strict-transport-security"), Some("max-age=63072000"), "{what}: {headers:?}");
    assert!(value("x-request-id").is_some_and(|id| id.starts_with("req_")), "{what}: {headers:?}");
}

/// The body, without its compression.
async fn decoded(response: Response) -> Value {
    let is_compressed = response.headers().get("content-encoding").is_some_and(|coding| coding == "gzip");
    let bytes = response.bytes().await.unwrap();
    let mut text = String::new();
    if is_compressed {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes.to_vec()).unwrap();
    }
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text:?}"))
}

#[test]
fn every_failure_has_its_envelope_and_the_headers_of_every_response() {
    each(&async |stack, client, url| {
        for (what, failing) in failing() {
            for coding in ["identity", "gzip"] {
                let what = format!("{stack}, {coding}: {what}");
                let request = request(client, url, &failing).header("accept-encoding", coding);
                let response = request.send().await.unwrap();
                let headers = response.headers().clone();
                assert_eq!(response.status(), failing.status, "{what}");
                check_headers(&what, &headers);
                assert_eq!(headers["cache-control"], "no-store", "{what}");
                let delay = headers.get("retry-after").map(|delay| delay.to_str().unwrap());
                assert_eq!(delay, (failing.status == 429).then_some("30"), "{what}");
                assert!(coding == "gzip" || !headers.contains_key("content-encoding"), "{what}: {headers:?}");
                let body = decoded(response).await;
                assert_eq!(body["error"]["code"], failing.code, "{what}");
                assert_eq!(body["error"]["request_id"], headers["x-request-id"].to_str().unwrap(), "{what}");
            }
        }
    });
}

#[test]
fn a_success_has_the_same_headers_and_no_other() {
    each(&async |stack, client, url| {
        let request = client.get(format!("{url}/notes/1")).header("origin", ORIGIN);
        let response = request.header("accept-encoding", "gzip").send().await.unwrap();
        assert_eq!(response.status(), 200, "{stack}");
        check_headers(stack, response.headers());
        assert!(!response.headers().contains_key("cache-control"), "{stack}");
        assert_eq!(response.headers()["content-encoding"], "gzip", "{stack}");
        assert_eq!(decoded(response).await["text"], "Water the plants, and feed the cat.", "{stack}");
    });
}

#[test]
fn preflights_are_answered_by_cors() {
    each(&async |stack, client, url| {
        for path in ["/notes", "/nowhere", "/notes/average"] {
            let request = client.request(Method::OPTIONS, format!("{url}{path}")).header("origin", ORIGIN);
            let request = request.header("access-control-request-method", "POST");
            let response =
                request.header("access-control-request-headers", "content-type").send().await.unwrap();
            let what = format!("{stack} {path}");
            assert_eq!(response.status(), 200, "{what}");
            assert_eq!(response.headers()["access-control-allow-origin"], ORIGIN, "{what}");
            assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{what}");
            assert_eq!(response.bytes().await.unwrap(), "", "{what}");
        }
    });
}

/// The web app answers any path outside of the API with its page, and no other.
#[test]
fn the_page_of_the_web_app_is_not_the_answer_of_the_api() {
    each(&async |stack, client, url| {
        let page = url.strip_suffix("/api").unwrap();
        let response = client.get(format!("{page}/anything")).send().await.unwrap();
        assert_eq!(response.status(), 200, "{stack}");
        assert!(response.text().await.unwrap().contains("<title>Notes</title>"), "{stack}");
        let response = client.get(format!("{url}/anything")).send().await.unwrap();
        assert_eq!(response.status(), 404, "{stack}");
        assert_eq!(decoded(response).await["error"]["code"], "not_found", "{stack}");
    });
}
