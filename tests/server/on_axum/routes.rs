//! Which routes does axum serve?

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Query};
use axum::response::{Extension, Html, IntoResponse};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use errspec::ApiError;
use errspec::server::{RequestId, Untouched};
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use http_body::{Frame, SizeHint};

use crate::catalog::Code;
use crate::content::{self, Kind, Order, Poisoned, everything};
use crate::evil::{self, BodyMethod, EvilCode};
use crate::handler_enum;
use crate::kept;
use crate::no_status::import_failed;
use crate::own_type;
use crate::replaced;
use crate::sources;
use crate::statuses::not_allowed;

pub(super) fn all() -> Router {
    Router::new()
        .merge(errors())
        .merge(failures())
        .merge(rejecting())
        .merge(passing())
        .merge(poisonous())
        .merge(evil())
        .fallback(|| async { StatusCode::NOT_FOUND })
}

/// Handlers that fail with an `ApiError`.
fn errors() -> Router {
    Router::new()
        .route("/everything", get(|| async { everything() }))
        .route("/overridden", get(|| async { (StatusCode::CONFLICT, [("retry-after", "7")], everything()) }))
        .route("/several", get(|| async { content::several() }))
        .route("/waiting", get(|| async { content::waiting() }))
        .route("/private/error", get(|| async { ApiError::from(Code::Unauthorized) }))
        .route("/private/two", get(|| async { content::with_two_challenges() }))
        .route(
            "/private/overridden",
            get(|| async { ([("www-authenticate", "Negotiate")], ApiError::from(Code::Unauthorized)) }),
        )
        .route("/refused", get(|| async { (StatusCode::METHOD_NOT_ALLOWED, content::with_allow()) }))
        .route(
            "/refused/silently",
            get(|| async { (StatusCode::METHOD_NOT_ALLOWED, ApiError::from(Code::BadRequest)) }),
        )
        .route("/translated", get(|| async { content::translated() }))
        .route(
            "/own/{name}/{value}",
            get(
                |Path((name, value)): Path<(String, String)>| async move { content::with_own(&name, &value) },
            ),
        )
        .route("/own", get(|| async { content::with_all() }))
        .route("/adds", get(|| async { (all_headers(), ApiError::from(Code::NotFound)) }))
        .route("/import", get(|| async { import_failed() }))
        .route("/enum", get(|| async { handler_enum::ShelfError::NoShelf }))
        .route("/enum/{how}", get(|Path(how): Path<String>| async move { handler_enum::shelf(&how) }))
        .route("/own-type", get(|| async { own_type::alone() }))
        .route("/own-type/{how}", get(|Path(how): Path<String>| async move { own_type::order(&how) }))
        .route("/location/{how}", get(|Path(how): Path<String>| async move { location(&how) }))
        .route("/operation", get(|| async { not_allowed() }))
        .route("/limited", get(|| async { ApiError::from(Code::RateLimitExceeded) }))
        .route("/broken", any(|| async { ApiError::from(Code::InternalError) }))
        .route("/missing", get(|| async { ApiError::from(Code::NotFound) }))
        .route("/source/{at}", get(|Path(at): Path<usize>| async move { sources::cases().remove(at).0 }))
}

/// Handlers that fail without one.
fn failures() -> Router {
    Router::new()
        .route("/private", get(|| async { StatusCode::UNAUTHORIZED }))
        .route(
            "/private/basic",
            get(|| async { (StatusCode::UNAUTHORIZED, [("www-authenticate", "Basic")]) }),
        )
        .route("/busy", get(|| async { StatusCode::TOO_MANY_REQUESTS }))
        .route("/busy/until", get(|| async { (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "9")]) }))
        .route(
            "/proxied",
            get(|| async { (StatusCode::BAD_GATEWAY, content::PROXIED, Html("<h1>Bad gateway</h1>")) }),
        )
        .route(
            "/sends/{status}",
            get(|Path(status): Path<u16>| async move {
                (StatusCode::from_u16(status).unwrap(), all_headers(), "kaputt")
            }),
        )
        .route("/body/{name}", any(|Path(name): Path<String>| async move { own_body(&name) }))
        .route("/panic", get(|| async { content::panic() }))
        .route(
            "/status/{status}",
            get(|Path(status): Path<u16>| async move { StatusCode::from_u16(status).unwrap() }),
        )
        .route("/text", get(|| async { (StatusCode::NOT_FOUND, "No \"order\".") }))
        .route("/text/long", get(|| async { (StatusCode::NOT_FOUND, "x".repeat(1_025)) }))
        .route("/text/longest", get(|| async { (StatusCode::NOT_FOUND, "x".repeat(1_024)) }))
        .route("/text/html", get(|| async { (StatusCode::NOT_FOUND, Html("<p>No order.</p>")) }))
        .route("/text/broken", get(|| async { (StatusCode::BAD_GATEWAY, "10.0.0.7 is gone") }))
}

/// Without the feature, no test asks for it.
#[cfg_attr(not(feature = "location"), expect(unused_variables, reason = "no test asks for it"))]
fn location(how: &str) -> ApiError<Code> {
    #[cfg(feature = "location")]
    return crate::location::made(how).1;
    #[cfg(not(feature = "location"))]
    Code::NotFound.into()
}

fn own_body(name: &str) -> impl IntoResponse + use<> {
    let body = kept::body(name);
    let mut headers = HeaderMap::new();
    for (name, value) in body.headers {
        headers.insert(*name, value.parse().unwrap());
    }
    let bytes = if body.is_stream { Body::new(InChunks(body.bytes)) } else { Body::from(body.bytes) };
    (StatusCode::from_u16(body.status).unwrap(), headers, bytes)
}

fn all_headers() -> HeaderMap {
    replaced::headers().collect()
}

/// Extractors that reject.
fn rejecting() -> Router {
    let orders = post(|_: Json<Order>| async {}).layer(DefaultBodyLimit::max(content::LARGEST));
    Router::new()
        .route("/orders/{id}", get(|_: Path<u64>| async {}))
        .route("/search", get(|_: Query<Order>| async {}))
        .route("/orders", orders)
}

/// Responses that the layer must not touch.
fn passing() -> Router {
    Router::new()
        .route("/parts", get(|| async { Body::new(InParts(0)) }))
        .route("/moved", get(|| async { (StatusCode::FOUND, [("location", "/parts")]) }))
        .route("/cached", get(|| async { (StatusCode::NOT_MODIFIED, [("etag", "\"1\"")]) }))
        .route("/error-with-200", get(|| async { (StatusCode::OK, ApiError::from(Code::NotFound)) }))
        .route("/foreign", get(foreign))
        .route(
            "/untouched",
            get(|| async { (StatusCode::BAD_GATEWAY, Extension(Untouched), all_headers(), "kaputt") }),
        )
        .route(
            "/id",
            get(|Extension(id): Extension<RequestId>, headers: HeaderMap| async move {
                format!("{id} {}", headers["x-request-id"].to_str().unwrap())
            }),
        )
        .route("/id/named", get(|Extension(id): Extension<RequestId>| async move { format!("{id:>4} {id:?} {}", id.as_str()) }))
}

async fn foreign() -> impl IntoResponse {
    (StatusCode::BAD_GATEWAY, Extension(Untouched), [("content-language", "de")], "kaputt")
}

/// Handlers with something that no client may see.
fn poisonous() -> Router {
    let html = |headers: HeaderMap| async move {
        let poison = poison(&headers);
        (StatusCode::BAD_GATEWAY, [("content-disposition", poison.clone())], Html(format!("<p>{poison}</p>")))
    };
    let source = |headers: HeaderMap| async move {
        ApiError::new(Code::InternalError).with_source(Poisoned::new(&poison(&headers)))
    };
    let panic = |headers: HeaderMap| async move {
        if !headers.is_empty() {
            std::panic::panic_any(poison(&headers));
        }
    };
    Router::new()
        .route("/poison/source", any(source))
        .route("/poison/panic", any(panic))
        .route(
            "/poison/text",
            any(|headers: HeaderMap| async move { (StatusCode::INTERNAL_SERVER_ERROR, poison(&headers)) }),
        )
        .route("/poison/html", any(html))
        .route("/poison/rejection", any(|_: Rejecting| async {}))
        .route("/poison/json", any(|_: Json<Kind>| async {}))
        .route("/poison/query", any(|_: Query<Kind>| async {}))
}

/// Handlers with values that panic.
fn evil() -> Router {
    let body = |Path(name): Path<String>| async move {
        let (method, kind) = BodyMethod::named(&name);
        (StatusCode::BAD_GATEWAY, [("content-type", kind)], Body::new(EvilBody(method)))
    };
    let code = |Path((method, calls)): Path<(String, u8)>| async move {
        ApiError::new(EvilCode::new(&method, calls))
    };
    Router::new()
        .route("/evil/error/{name}", get(|Path(name): Path<String>| async move { evil::error(&name) }))
        .route("/evil/panic/{name}", get(|Path(name): Path<String>| async move { evil::panic(&name) }))
        .route("/evil/body/{name}", get(body))
        .route("/evil/code/{method}/{calls}", get(code))
        .route("/stream/never", get(std::future::pending::<()>))
        .route("/stream/{how}", get(|Path(how): Path<String>| async move { Body::new(Stream(how, 0)) }))
        .route("/evil/late/found", get(|| async { "found" }))
}

/// A body in parts, which may break.
struct Stream(String, u8);

impl http_body::Body for Stream {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<std::io::Result<Frame<Bytes>>>> {
        let at = self.1;
        self.1 += 1;
        evil::part(&self.0, at).map(|part| part.map(|part| part.map(|part| Frame::data(part.into()))))
    }
}

/// A body that panics in one of its methods.
struct EvilBody(BodyMethod);

impl http_body::Body for EvilBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.call(BodyMethod::Poll);
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.call(BodyMethod::Size);
        SizeHint::with_exact(3)
    }
}

impl Drop for EvilBody {
    fn drop(&mut self) {
        self.0.call(BodyMethod::Drop);
    }
}

pub(super) fn poison(headers: &HeaderMap) -> String {
    headers.get("x-poison").map_or_else(String::new, |poison| poison.to_str().unwrap().to_owned())
}

/// An extractor that rejects with plain text.
struct Rejecting;

impl<S: Sync> FromRequestParts<S> for Rejecting {
    type Rejection = (StatusCode, String);

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Err((StatusCode::BAD_REQUEST, poison(&parts.headers)))
    }
}

/// A body of unknown size.
struct InChunks(Vec<u8>);

impl http_body::Body for InChunks {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let size = self.0.len().min(7);
        let chunk: Vec<_> = self.0.drain(..size).collect();
        Poll::Ready((!chunk.is_empty()).then(|| Ok(Frame::data(chunk.into()))))
    }
}

/// A body in several parts, of unknown size.
struct InParts(u8);

impl http_body::Body for InParts {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.0 == 3 {
            return Poll::Ready(None);
        }
        self.0 += 1;
        Poll::Ready(Some(Ok(Frame::data(format!("part {}\n", self.0).into()))))
    }
}
