//! Where each middleware goes, with axum: outside of the envelope layer what belongs on every response, inside of it
//! what can fail.
//!
//! A web app of another origin uses this API of notes. Start it with `cargo run --example axum_stack`.
//! `--port 0` uses any free port, and `--origin` sets the origin of the web app.

use std::error::Error;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Path};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Html;
use axum::routing::{get, post};
use axum::{Json, Router};
use errspec::server::tower::EnvelopeLayer;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

errspec::errors!("spec/errors.yaml", vis = pub(crate));

type ApiError = errspec::ApiError<ErrorCode>;

/// The longest time that a response may take.
const LIMIT: Duration = Duration::from_millis(500);

/// The size of the largest body of a request, in bytes.
const LARGEST: usize = 1024;

/// The API inside of its middleware.
fn api(web_app: HeaderValue) -> Router {
    let envelope = EnvelopeLayer::<ErrorCode>::new();
    let cors = CorsLayer::new()
        .allow_origin(web_app)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        // Without this, the scripts of the web app see neither the request id nor `Retry-After`.
        .expose_headers(envelope.exposed_headers());
    let no_sniffing = HeaderValue::from_static("nosniff");
    let only_https = HeaderValue::from_static("max-age=63072000");

    Router::new()
        .route("/notes", post(add))
        .route("/notes/{id}", get(note))
        .route("/notes/average", get(average))
        .route("/search", get(search))
        .route("/export", get(export))
        // A nested router without a fallback of its own would use that of the web app, which is a page with status 200.
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(
            ServiceBuilder::new()
                // What belongs on every response. It goes outside of the envelope layer, since a panic skips everything
                // between itself and that layer.
                .layer(TraceLayer::new_for_http())
                .layer(SetResponseHeaderLayer::if_not_present(header::X_CONTENT_TYPE_OPTIONS, no_sniffing))
                .layer(SetResponseHeaderLayer::if_not_present(header::STRICT_TRANSPORT_SECURITY, only_https))
                .layer(cors)
                .layer(CompressionLayer::new())
                .layer(envelope)
                // What can fail.
                .timeout(LIMIT),
        )
}

#[derive(Serialize, Deserialize)]
struct Note {
    text: String,
}

async fn note(Path(id): Path<u64>) -> Result<Json<Note>, ApiError> {
    if id == 1 {
        return Ok(Json(Note { text: "Water the plants, and feed the cat.".into() }));
    }
    Err(ApiError::new(ErrorCode::NotFound).with_detail("note", id))
}

async fn add(Json(note): Json<Note>) -> Result<(StatusCode, Json<Note>), ApiError> {
    if note.text.is_empty() {
        return Err(ApiError::new(ErrorCode::BadRequest).with_message("The note is empty."));
    }
    Ok((StatusCode::CREATED, Json(note)))
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

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let (mut port, mut web_app) = (8080, HeaderValue::from_static("https://app.example.com"));
    let mut arguments = std::env::args().skip(1);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        match name.as_str() {
            "--port" => port = value.parse()?,
            "--origin" => web_app = value.parse()?,
            _ => {
                return Err(
                    format!("unknown option `{name}`; the options are `--port` and `--origin`").into()
                );
            }
        }
    }
    let app = Router::new()
        .nest("/api", api(web_app))
        .fallback(|| async { Html("<!doctype html><title>Notes</title>") });
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
