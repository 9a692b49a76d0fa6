//! How does a service look that only fails as documented?
//!
//! A small lending library over `spec/errors.yaml`, all of it in memory: `cargo run --example service`, and beside it
//! `cargo run --example client`.
//! `--port 0` takes any free port; `--now` is the time of the monthly quota in seconds since 1970, for tests.

mod books;
mod keys;
mod limits;
mod loans;
mod store;
mod upstream;

use std::error::Error;
use std::future;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post, put};
use errspec::server::tower::EnvelopeLayer;
use tokio::net::TcpListener;

use crate::limits::{Burst, Quota};
use crate::loans::Loans;
use crate::store::Store;
use crate::upstream::Upstream;

// The enum of all codes; `ErrorCode::NotFound` and the like exist because the spec says so.
errspec::errors!("spec/errors.yaml", vis = pub(crate));

/// What every handler fails with.
type ApiError = errspec::ApiError<ErrorCode>;

/// What the handlers share.
struct App {
    store: Store,
    loans: Loans,
    searches: Burst,
    quota: Quota,
    covers: Upstream,
    mailer: Upstream,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // The layer logs each failure once; where the log goes is up to the service.
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let arguments = Arguments::read()?;
    let app = Arc::new(App {
        store: Store::new(),
        loans: Loans::default(),
        searches: Burst::default(),
        quota: Quota::new(arguments.now),
        covers: Upstream::new("covers", 2),
        mailer: Upstream::new("mailer", 1),
    });
    let port = arguments.port;
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.map_err(|error| format!("port {port}: {error}"))?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router(app)).with_graceful_shutdown(interrupted()).await?;
    println!("stopped");
    Ok(())
}

fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/books", get(books::list))
        .route("/books/bulk", post(books::bulk))
        .route("/books/{id}", get(books::one))
        .route("/books/{id}/rating", get(books::rating))
        .route("/books/{id}/cover", get(books::cover))
        .route("/search", get(books::search))
        .route("/hours", get(books::hours))
        .route("/loans", post(loans::lend))
        .route("/holds/{id}", put(loans::hold))
        .with_state(app)
        // Around everything, so that also what is not a handler's fails as documented: unknown routes, wrong
        // methods, rejected queries and bodies, panics.
        .layer(EnvelopeLayer::<ErrorCode>::new())
}

/// Ctrl-C; what is being answered is answered to the end.
async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!("Ctrl-C will not stop the service: {error}");
        future::pending::<()>().await;
    }
}

struct Arguments {
    port: u16,
    now: Option<u64>,
}

impl Arguments {
    fn read() -> Result<Self, Box<dyn Error>> {
        let mut read = Self { port: 8080, now: None };
        let mut arguments = std::env::args().skip(1);
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("`{name}` has no value"));
            match name.as_str() {
                "--port" => read.port = value()?.parse()?,
                "--now" => read.now = Some(value()?.parse()?),
                _ => return Err(format!("there is `--port` and `--now`, and no `{name}`").into()),
            }
        }
        Ok(read)
    }
}
