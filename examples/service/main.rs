//! A service whose every failure is documented in the spec.
//!
//! It is a small lending library, and everything is in memory. Start it with `cargo run --example service`, then run
//! `cargo run --example client` in another terminal.
//! `--port 0` uses any free port. For tests, `--now` sets the time of the monthly quota in seconds since 1970.

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

// Generates the enum of all codes in the spec, such as `ErrorCode::NotFound`.
errspec::errors!("spec/errors.yaml", vis = pub(crate));

/// The error of every handler.
type ApiError = errspec::ApiError<ErrorCode>;

/// The state that the handlers share.
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
    // The envelope layer logs each failure once. The service decides where the log goes.
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
        // Outermost, so that it also covers failures outside of handlers: unknown routes, unsupported methods,
        // rejected queries and bodies, and panics.
        .layer(EnvelopeLayer::<ErrorCode>::new())
}

/// Completes on Ctrl-C. Requests in progress are completed before the service stops.
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
            let mut value = || arguments.next().ok_or_else(|| format!("`{name}` needs a value"));
            match name.as_str() {
                "--port" => read.port = value()?.parse()?,
                "--now" => read.now = Some(value()?.parse()?),
                _ => {
                    return Err(
                        format!("unknown option `{name}`; the options are `--port` and `--now`").into()
                    );
                }
            }
        }
        Ok(read)
    }
}
