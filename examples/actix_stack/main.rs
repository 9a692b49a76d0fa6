//! Where each middleware goes, with actix-web: outside of the envelope middleware what belongs on every response, inside
//! of it what can fail. The last `wrap` is the outermost.
//!
//! A web app of another origin uses this API of notes. Start it with `cargo run --example actix_stack`.
//! `--port 0` uses any free port, and `--origin` sets the origin of the web app.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use actix_cors::Cors;
use actix_web::body::MessageBody;
use actix_web::dev::{HttpServiceFactory, Service, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::{Compress, Next, from_fn};
use actix_web::web::{self, Json, JsonConfig, Path};
use actix_web::{App, Error, HttpResponse, HttpServer};
use errspec::server::actix::EnvelopeMiddleware;
use serde::{Deserialize, Serialize};

errspec::errors!("spec/errors.yaml", vis = pub(crate));

type ApiError = errspec::ApiError<ErrorCode>;

/// The longest time that a response may take.
const LIMIT: Duration = Duration::from_millis(500);

/// The size of the largest body of a request, in bytes.
const LARGEST: usize = 1024;

/// The API inside of its middleware.
fn api(web_app: &str) -> impl HttpServiceFactory + use<> {
    let envelope = EnvelopeMiddleware::<ErrorCode>::new();
    let cors = Cors::default()
        .allowed_origin(web_app)
        .allowed_methods(["GET", "POST"])
        .allowed_header(header::CONTENT_TYPE)
        // Without this, the scripts of the web app see neither the request id nor `Retry-After`.
        .expose_headers(envelope.exposed_headers());

    web::scope("/api")
        .app_data(JsonConfig::default().limit(LARGEST))
        .service(web::resource("/notes").route(web::post().to(add)))
        .service(web::resource("/notes/average").route(web::get().to(average)))
        .service(web::resource("/notes/{id}").route(web::get().to(note)))
        .service(web::resource("/search").route(web::get().to(search)))
        .service(web::resource("/export").route(web::get().to(export)))
        // A scope without a default service of its own would use that of the app, which is a page with status 200.
        .default_service(web::to(HttpResponse::NotFound))
        // What can fail.
        .wrap(from_fn(limited))
        .wrap(envelope)
        // What belongs on every response. It goes outside of the envelope middleware, since a panic skips everything
        // between itself and that middleware.
        .wrap(Compress::default())
        .wrap(cors)
        .wrap_fn(|request, service| {
            let response = service.call(request);
            async move { secured(response.await) }
        })
}

/// Gives up after a while.
async fn limited(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    match tokio::time::timeout(LIMIT, next.call(request)).await {
        Ok(response) => response,
        Err(late) => Err(io::Error::from(late).into()),
    }
}

/// Adds the headers that every response has.
///
/// After a panic, or an error of a middleware, actix-web passes the envelope on as an error with a response.
/// `DefaultHeaders` skips errors; this function does not.
fn secured<B>(outcome: Result<ServiceResponse<B>, Error>) -> Result<ServiceResponse<B>, Error> {
    let add = |headers: &mut HeaderMap| {
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    };
    match outcome {
        Ok(mut response) => {
            add(response.headers_mut());
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                add(response.headers_mut());
                response
            });
            Err(error)
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Note {
    text: String,
}

async fn note(id: Path<u64>) -> Result<Json<Note>, ApiError> {
    if *id == 1 {
        return Ok(Json(Note { text: "Water the plants, and feed the cat.".into() }));
    }
    Err(ApiError::new(ErrorCode::NotFound).with_detail("note", *id))
}

async fn add(note: Json<Note>) -> Result<HttpResponse, ApiError> {
    if note.text.is_empty() {
        return Err(ApiError::new(ErrorCode::BadRequest).with_message("The note is empty."));
    }
    Ok(HttpResponse::Created().json(note.into_inner()))
}

/// A search by a client that has used up its limit.
async fn search() -> Result<String, ApiError> {
    Err(ApiError::new(ErrorCode::RateLimitExceeded).with_retry_after(Duration::from_secs(30)))
}

/// The average length of no notes, which is a bug.
async fn average() -> String {
    let lengths: Vec<usize> = Vec::new();
    (lengths.iter().sum::<usize>() / lengths.len()).to_string()
}

/// An export that never ends.
async fn export() -> String {
    std::future::pending().await
}

fn main() -> Result<(), Box<dyn StdError>> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let (mut port, mut web_app) = (8080, "https://app.example.com".to_owned());
    let mut arguments = std::env::args().skip(1);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        match name.as_str() {
            "--port" => port = value.parse()?,
            "--origin" => web_app = value,
            _ => {
                return Err(
                    format!("unknown option `{name}`; the options are `--port` and `--origin`").into()
                );
            }
        }
    }
    let app = move || {
        App::new().service(api(&web_app)).default_service(web::to(|| async {
            HttpResponse::Ok().content_type("text/html").body("<!doctype html><title>Notes</title>")
        }))
    };
    let server = HttpServer::new(app).workers(1).bind(("127.0.0.1", port))?;
    println!("listening on http://{}", server.addrs()[0]);
    actix_web::rt::System::new().block_on(server.run())?;
    Ok(())
}
