//! Which routes does actix serve?

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Json, JsonConfig, Path, Query, ReqData, ServiceConfig, get, post, resource, to};
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder, Responder};
use errspec::ApiError;
use errspec::server::{RequestId, Untouched};

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

pub(super) fn all(app: &mut ServiceConfig) {
    app.configure(errors)
        .configure(failures)
        .configure(rejecting)
        .configure(passing)
        .configure(poisonous)
        .configure(evil);
}

/// Handlers that fail with an `ApiError`.
fn errors(app: &mut ServiceConfig) {
    app.route("/everything", get().to(|| async { failing(everything()) }))
        .route(
            "/overridden",
            get().to(|| async {
                everything().customize().with_status(StatusCode::CONFLICT).insert_header(("retry-after", "7"))
            }),
        )
        .route("/several", get().to(|| async { Err::<&str, _>(content::several()) }))
        .route("/waiting", get().to(|| async { content::waiting() }))
        .route("/private/error", get().to(|| async { failing(Code::Unauthorized) }))
        .route("/private/two", get().to(|| async { failing(content::with_two_challenges()) }))
        .route(
            "/private/overridden",
            get().to(|| async {
                ApiError::from(Code::Unauthorized)
                    .customize()
                    .insert_header(("www-authenticate", "Negotiate"))
            }),
        )
        .route(
            "/refused",
            get().to(|| async {
                content::with_allow().customize().with_status(StatusCode::METHOD_NOT_ALLOWED)
            }),
        )
        .route(
            "/refused/silently",
            get().to(|| async {
                ApiError::from(Code::BadRequest).customize().with_status(StatusCode::METHOD_NOT_ALLOWED)
            }),
        )
        .route("/translated", get().to(|| async { failing(content::translated()) }))
        .route(
            "/own/{name}/{value}",
            get().to(
                |path: Path<(String, String)>| async move { failing(content::with_own(&path.0, &path.1)) },
            ),
        )
        .route("/own", get().to(|| async { failing(content::with_all()) }))
        .route(
            "/adds",
            get().to(|| async {
                let error = ApiError::from(Code::NotFound).customize();
                replaced::headers().fold(error, |error, (name, value)| {
                    error.insert_header((name.as_str(), value.to_str().unwrap()))
                })
            }),
        )
        .route("/import", get().to(|| async { Err::<&str, _>(import_failed()) }))
        .route("/enum", get().to(|| async { handler_enum::ShelfError::NoShelf }))
        .route("/enum/{how}", get().to(|how: Path<String>| async move { handler_enum::shelf(&how) }))
        .route("/own-type", get().to(|| async { own_type::alone() }))
        .route("/own-type/{how}", get().to(|how: Path<String>| async move { own_type::order(&how) }))
        .route("/location/{how}", get().to(|how: Path<String>| async move { Err::<&str, _>(location(&how)) }))
        .route("/operation", get().to(|| async { Err::<&str, _>(not_allowed()) }))
        .route("/limited", get().to(|| async { failing(Code::RateLimitExceeded) }))
        .route("/broken", to(|| async { failing(Code::InternalError) }))
        .route("/missing", get().to(|| async { ApiError::from(Code::NotFound) }))
        .route(
            "/source/{at}",
            get().to(|at: Path<usize>| async move { failing(sources::cases().remove(*at).0) }),
        );
}

/// What a handler returns.
fn failing(error: impl Into<ApiError<Code>>) -> Result<&'static str, ApiError<Code>> {
    Err(error.into())
}

/// Handlers that fail without one.
fn failures(app: &mut ServiceConfig) {
    app.route("/private", get().to(HttpResponse::Unauthorized))
        .route(
            "/private/basic",
            get().to(|| async {
                HttpResponse::Unauthorized().insert_header(("www-authenticate", "Basic")).finish()
            }),
        )
        .route("/busy", get().to(HttpResponse::TooManyRequests))
        .route(
            "/busy/until",
            get().to(|| async {
                HttpResponse::TooManyRequests().insert_header(("retry-after", "9")).finish()
            }),
        )
        .route("/proxied", get().to(proxied))
        .route(
            "/sends/{status}",
            get().to(|status: Path<u16>| async move { with_all_headers(*status).body("kaputt") }),
        )
        .route("/body/{name}", to(|name: Path<String>| async move { own_body(&name) }))
        .route(
            "/panic",
            get().to(|| async {
                content::panic();
                ""
            }),
        )
        .route(
            "/status/{status}",
            get().to(
                |status: Path<u16>| async move { HttpResponse::new(StatusCode::from_u16(*status).unwrap()) },
            ),
        )
        .route("/text", get().to(|| async { ("No \"order\".", StatusCode::NOT_FOUND) }))
        .route("/text/long", get().to(|| async { ("x".repeat(1_025), StatusCode::NOT_FOUND) }))
        .route("/text/longest", get().to(|| async { ("x".repeat(1_024), StatusCode::NOT_FOUND) }))
        .route(
            "/text/html",
            get()
                .to(|| async { HttpResponse::NotFound().content_type("text/html").body("<p>No order.</p>") }),
        )
        .route("/text/broken", get().to(|| async { ("10.0.0.7 is gone", StatusCode::BAD_GATEWAY) }));
}

/// Without the feature, no test asks for it.
#[cfg_attr(not(feature = "location"), expect(unused_variables, reason = "no test asks for it"))]
fn location(how: &str) -> ApiError<Code> {
    #[cfg(feature = "location")]
    return crate::location::made(how).1;
    #[cfg(not(feature = "location"))]
    Code::NotFound.into()
}

fn own_body(name: &str) -> HttpResponse {
    let body = kept::body(name);
    let mut response = HttpResponse::build(StatusCode::from_u16(body.status).unwrap());
    for (name, value) in body.headers {
        response.insert_header((*name, *value));
    }
    if body.is_stream { response.body(InChunks(body.bytes)) } else { response.body(body.bytes) }
}

async fn proxied() -> HttpResponse {
    let mut response = HttpResponse::BadGateway();
    for header in content::PROXIED {
        response.insert_header(header);
    }
    response.content_type("text/html; charset=utf-8").body("<h1>Bad gateway</h1>")
}

fn with_all_headers(status: u16) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap());
    for (name, value) in replaced::headers() {
        response.insert_header((name.as_str(), value.to_str().unwrap()));
    }
    response
}

/// Extractors that reject.
fn rejecting(app: &mut ServiceConfig) {
    app.app_data(JsonConfig::default().limit(content::LARGEST))
        .route("/orders/{id}", get().to(|_: Path<u64>| async { "" }))
        .route("/search", get().to(|_: Query<Order>| async { "" }))
        .service(resource("/orders").route(post().to(|_: Json<Order>| async { "" })));
}

/// Responses that the middleware must not touch.
fn passing(app: &mut ServiceConfig) {
    app.route("/parts", get().to(|| async { HttpResponse::Ok().body(InParts(0)) }))
        .route(
            "/moved",
            get().to(|| async { HttpResponse::Found().insert_header(("location", "/parts")).finish() }),
        )
        .route(
            "/cached",
            get().to(|| async { HttpResponse::NotModified().insert_header(("etag", "\"1\"")).finish() }),
        )
        .route(
            "/error-with-200",
            get().to(|| async { ApiError::from(Code::NotFound).customize().with_status(StatusCode::OK) }),
        )
        .route("/foreign", get().to(foreign))
        .route(
            "/untouched",
            get().to(|| async {
                let mut response = with_all_headers(502).body("kaputt");
                response.extensions_mut().insert(Untouched);
                response
            }),
        )
        .route(
            "/id",
            get().to(|id: ReqData<RequestId>, request: HttpRequest| async move {
                format!("{} {}", *id, request.headers().get("x-request-id").unwrap().to_str().unwrap())
            }),
        )
        .route(
            "/id/named",
            get().to(|id: ReqData<RequestId>| async move { format!("{:>4} {:?} {}", *id, *id, id.as_str()) }),
        );
}

async fn foreign() -> HttpResponse {
    let mut response = HttpResponse::BadGateway()
        .insert_header(("content-language", "de"))
        .content_type("text/plain; charset=utf-8")
        .body("kaputt");
    response.extensions_mut().insert(Untouched);
    response
}

/// Handlers with something that no client may see.
fn poisonous(app: &mut ServiceConfig) {
    let source = |request: HttpRequest| async move {
        failing(ApiError::new(Code::InternalError).with_source(Poisoned::new(&poison(&request))))
    };
    let panic = |request: HttpRequest| async move {
        if !request.headers().is_empty() {
            std::panic::panic_any(poison(&request));
        }
        ""
    };
    let html = |request: HttpRequest| async move {
        let poison = poison(&request);
        HttpResponse::BadGateway()
            .insert_header(("content-disposition", poison.clone()))
            .content_type("text/html")
            .body(format!("<p>{poison}</p>"))
    };
    app.route("/poison/source", to(source))
        .route("/poison/panic", to(panic))
        .route(
            "/poison/text",
            to(|request: HttpRequest| async move { (poison(&request), StatusCode::INTERNAL_SERVER_ERROR) }),
        )
        .route("/poison/html", to(html))
        .route("/poison/rejection", to(|_: Rejecting| async { "" }))
        .route("/poison/json", to(|_: Json<Kind>| async { "" }))
        .route("/poison/query", to(|_: Query<Kind>| async { "" }));
}

/// Handlers with values that panic.
fn evil(app: &mut ServiceConfig) {
    let body = |name: Path<String>| async move {
        let (method, kind) = BodyMethod::named(&name);
        HttpResponse::BadGateway().content_type(kind).body(EvilBody(method))
    };
    let panic = |name: Path<String>| async move {
        evil::panic(&name);
        ""
    };
    let code = |path: Path<(String, u8)>| async move {
        let (method, calls) = path.into_inner();
        ApiError::new(EvilCode::new(&method, calls))
    };
    app.route(
        "/evil/error/{name}",
        get().to(|name: Path<String>| async move { failing(evil::error(&name)) }),
    )
    .route("/evil/panic/{name}", get().to(panic))
    .route("/evil/body/{name}", get().to(body))
    .route("/evil/code/{method}/{calls}", get().to(code))
    .route("/stream/never", get().to(std::future::pending::<&str>))
    .route(
        "/stream/{how}",
        get().to(|how: Path<String>| async move { HttpResponse::Ok().body(Stream(how.into_inner(), 0)) }),
    )
    .route("/evil/late/found", get().to(|| async { "found" }));
}

/// A body in parts, which may break.
struct Stream(String, u8);

impl MessageBody for Stream {
    type Error = std::io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<std::io::Result<Bytes>>> {
        let at = self.1;
        self.1 += 1;
        evil::part(&self.0, at).map(|part| part.map(|part| part.map(Bytes::from)))
    }
}

/// A body that panics in one of its methods.
struct EvilBody(BodyMethod);

impl MessageBody for EvilBody {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        self.0.call(BodyMethod::Size);
        BodySize::Sized(3)
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        self.0.call(BodyMethod::Poll);
        Poll::Ready(None)
    }
}

impl Drop for EvilBody {
    fn drop(&mut self) {
        self.0.call(BodyMethod::Drop);
    }
}

pub(super) fn poison(request: &HttpRequest) -> String {
    let poison = request.headers().get("x-poison");
    poison.map_or_else(String::new, |poison| poison.to_str().unwrap().to_owned())
}

/// An extractor that rejects with plain text.
struct Rejecting;

impl FromRequest for Rejecting {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Err(actix_web::error::ErrorBadRequest(poison(request))))
    }
}

/// A body of unknown size.
struct InChunks(Vec<u8>);

impl MessageBody for InChunks {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        let size = self.0.len().min(7);
        let chunk: Vec<_> = self.0.drain(..size).collect();
        Poll::Ready((!chunk.is_empty()).then(|| Ok(chunk.into())))
    }
}

/// A body in several parts, of unknown size.
struct InParts(u8);

impl MessageBody for InParts {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        if self.0 == 3 {
            return Poll::Ready(None);
        }
        self.0 += 1;
        Poll::Ready(Some(Ok(format!("part {}\n", self.0).into())))
    }
}
