//! The wire formats in `examples/wire/`: served by axum and actix over a connection, compared with the files there byte
//! by byte, and read by the client.

mod expected;
mod formats;

use std::fmt;
use std::future::Future;
use std::time::{Duration, SystemTime};

use actix_web::{App, HttpServer, web};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use errspec::client::{Failure, RetryAfter};
use errspec::server::actix::EnvelopeMiddleware;
use errspec::server::tower::EnvelopeLayer;
use errspec::{ApiError, ApiErrorShape, ApiErrorSpec, Catalog, CodeEnum, Message, Shape};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use http::{HeaderMap, StatusCode};

use self::expected::Expected;

/// The generated enum of a format.
trait Code:
    Catalog
    + CodeEnum
    + ApiErrorShape
    + ApiErrorSpec
    + std::str::FromStr
    + fmt::Debug
    + PartialEq
    + Send
    + Sync
    + 'static
{
}

impl<
    C: Catalog
        + CodeEnum
        + ApiErrorShape
        + ApiErrorSpec
        + std::str::FromStr
        + fmt::Debug
        + PartialEq
        + Send
        + Sync
        + 'static,
> Code for C
{
}

type Errors<C> = fn() -> Vec<ApiError<C>>;

fn router<C: Code>(errors: Errors<C>) -> Router {
    let fail = move |Path(at): Path<usize>| async move { Err::<(), _>(errors().swap_remove(at)) };
    Router::new().route("/fail/{at}", get(fail)).layer(EnvelopeLayer::<C>::new())
}

/// Serves the errors, calls the client with the address, and stops.
async fn axum<C: Code, F: Future<Output = ()>>(errors: Errors<C>, client: impl FnOnce(String) -> F) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, router(errors)).await });
    client(format!("http://{address}")).await;
    server.abort();
}

async fn actix<C: Code, F: Future<Output = ()>>(errors: Errors<C>, client: impl FnOnce(String) -> F) {
    let app = move || {
        let fail = move |at: web::Path<usize>| async move { Err::<String, _>(errors().swap_remove(*at)) };
        App::new().wrap(EnvelopeMiddleware::<C>::new()).route("/fail/{at}", web::get().to(fail))
    };
    let server = HttpServer::new(app).workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    let server = actix_web::rt::spawn(server);
    client(format!("http://{address}")).await;
    handle.stop(false).await;
    server.await.unwrap().unwrap();
}

struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

async fn call(url: String, shape: &Shape) -> Received {
    let mut request = reqwest::Client::new().get(url).timeout(Duration::from_secs(10));
    if let Some(header) = shape.request_id_header() {
        request = request.header(header, "req_1");
    }
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    Received { status, headers, body: response.bytes().await.unwrap().to_vec() }
}

fn read<C: Code>(received: &Received) -> Failure<C> {
    Failure::from_response(received.status, &received.headers, &received.body[..], SystemTime::now())
}

/// Each error of a format, by one framework.
async fn check_all<C: Code>(format: &str, errors: Errors<C>, url: String) {
    for (at, error) in errors().iter().enumerate() {
        let received = call(format!("{url}/fail/{at}"), C::SHAPE).await;
        let expected = expected::read(format, error.code());
        check_sent(&expected, &received, C::SHAPE);
        check_read(&expected, error, &read::<C>(&received));
    }
    // The framework's own 404 has the same form, with the code of the fallback.
    let received = call(format!("{url}/nothing"), C::SHAPE).await;
    let failure = read::<C>(&received);
    assert_eq!(received.status, StatusCode::NOT_FOUND);
    assert_eq!(received.headers["content-type"], C::SHAPE.content_type());
    assert!(failure.known().is_some(), "{failure:?}");
}

fn check_sent(expected: &Expected, received: &Received, shape: &Shape) {
    assert_eq!(received.status, expected.status);
    assert_eq!(str::from_utf8(&received.body).unwrap(), expected.body);
    for (name, value) in &expected.headers {
        assert_eq!(received.headers.get(name), Some(value), "{name}");
    }
    // No header says more than the file does, other than those of the connection and of caches.
    assert_eq!(received.headers["cache-control"], "no-store");
    for name in received.headers.keys() {
        let is_framing = ["content-length", "date", "cache-control"].contains(&name.as_str());
        assert!(is_framing || expected.headers.contains_key(name), "{name} is not in the file");
    }
    assert_eq!(shape.request_id_header().is_some(), expected.headers.values().any(|value| value == "req_1"));
}

/// What was sent is what the client has.
fn check_read<C: Code>(expected: &Expected, error: &ApiError<C>, failure: &Failure<C>) {
    let message = Message::new(error).to_string();
    assert_eq!(failure.known().map(ApiErrorSpec::code), Some(error.code()));
    assert_eq!(failure.code(), Some(error.code()));
    // Where a format has no message, a known code has the one of the spec.
    assert_eq!(failure.message(), Some(&*message));
    assert_eq!(failure.request_id(), C::SHAPE.request_id_header().map(|_| "req_1"));
    let wait = expected.headers.get("retry-after").map(|_| Duration::from_secs(5));
    assert_eq!(failure.retry_after().map(RetryAfter::delay), wait);
    let mut details = 0;
    error.visit_details(&mut |name, value| {
        details += 1;
        let found = failure.detail(name).map(|value| value.to_string());
        assert_eq!(found, Some(value.to_string()), "{name}");
    });
    assert_eq!(failure.details().count(), details);
}

#[track_caller]
fn check<C: Code>(format: &str, errors: Errors<C>) {
    assert_eq!(expected::count(format), errors().len());
    actix_web::rt::System::new().block_on(async {
        axum(errors, |url| check_all(format, errors, url)).await;
        actix(errors, |url| check_all(format, errors, url)).await;
    });
}

macro_rules! tests {
    ($($format:ident)*) => {$(
        #[test]
        fn $format() {
            check(stringify!($format), formats::$format::errors);
        }
    )*};
}

tests! { lemmy hook0 meilisearch trow crates_io rfc_9457 json_api google stripe github azure oci }

/// People copy these specs, so they have no warning either.
#[test]
fn no_spec_has_a_warning() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/wire");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let specs: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|ending| ending == "yaml")).collect();
    assert_eq!(specs.len(), 12);
    for spec in specs {
        let mut sources = Sources::default();
        let name = spec.display().to_string();
        let loaded = load::file(&mut sources, &Disk, &spec, &name, Use::Outputs);
        let reported: Vec<_> = loaded.report.diagnostics().iter().map(|found| &found.message).collect();
        assert!(reported.is_empty(), "{name}: {reported:?}");
    }
}
