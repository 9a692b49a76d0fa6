//! A client that reacts to every failure as the spec advises.
//!
//! It provokes every failure of the example service. Start the service with `cargo run --example service`, then run
//! `cargo run --example client` in another terminal. Restart the service to reset the quota.
//! The waits follow the spec and are random, up to ten seconds in total. `--jitter 0.05` shortens each backoff to a
//! twentieth, but the client still waits a second for `Retry-After`.

mod advice;
mod library;
mod timer;

use std::error::Error;

use errspec::client::RetryPolicy;

use crate::advice::report;
use crate::library::Library;

// The codes that this build knows: those in the spec when it was built.
errspec::errors!("spec/errors.yaml", vis = pub(crate));

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (url, jitter) = arguments()?;
    // Each part has its own client. A real program has one for each service, whose retry budget these failures would use
    // up.
    let library = || Library::new(url.clone(), jitter);
    reads(&library()?).await?;
    limits(&library()?).await?;
    breaks(&library()?).await
}

/// Failures that a client fixes in its code.
async fn reads(library: &Library) -> Result<(), Box<dyn Error>> {
    let page = report(library.get("/books?limit=2").send().await)?;
    if let Some(next) = page.and_then(|page| page["pagination"]["next"].as_str().map(str::to_owned)) {
        report(library.get(&format!("/books?limit=2&cursor={next}")).send().await)?;
        // Only the code decides what to do. A cursor is valid for one list, so the client starts again without it.
        let wrong = library.get(&format!("/books?limit=3&cursor={next}")).send().await;
        let code = wrong.as_ref().err().and_then(|error| error.error()?.known());
        let restart = code == Some(ErrorCode::InvalidCursor);
        report(wrong)?;
        if restart {
            report(library.get("/books?limit=3").send().await)?;
        }
    }
    report(library.get("/books?limit=many").send().await)?;
    report(library.get("/books/book_99").send().await)?;
    report(library.get("/search?q=moss").send().await)?;
    report(library.post("/books/bulk").key("free").json(r#"["book_1"]"#).send().await)?;
    // This build does not know the code.
    report(library.put("/holds/book_1").send().await)?;
    Ok(())
}

/// Failures that are fixed by waiting: a second, or until the next month, which the caller has to decide.
async fn limits(library: &Library) -> Result<(), Box<dyn Error>> {
    for word in ["moss", "tide", "ferry", "winter"] {
        report(library.get(&format!("/search?q={word}")).key("free").send().await)?;
    }
    let loan = || library.post("/loans").key("free");
    // With an idempotency key, it is safe to retry a request that may have been executed.
    report(loan().idempotency_key("8e03978e").json(r#"{"book": "book_1"}"#).send().await)?;
    // Without one, the client does not retry.
    report(loan().json(r#"{"book": "book_2"}"#).send().await)?;
    report(loan().json(r#"{"book": "book_3"}"#).send().await)?;
    Ok(())
}

/// Failures that may be fixed by retrying.
async fn breaks(library: &Library) -> Result<(), Box<dyn Error>> {
    report(library.get("/books/book_1/cover").send().await)?;
    report(library.get("/books/book_4").send().await)?;
    // A user is waiting for the page, so it is shown without the rating instead of retrying.
    let once = |policy: RetryPolicy| policy.with_max_attempts(1);
    report(library.get("/books/book_3/rating").limits(once).send().await)?;
    report(library.get("/hours").limits(once).send().await)?;
    Ok(())
}

fn arguments() -> Result<(String, Option<f64>), Box<dyn Error>> {
    let (mut url, mut jitter) = ("http://127.0.0.1:8080".to_owned(), None);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("`{name}` needs a value"));
        match name.as_str() {
            "--url" => url = value()?,
            "--jitter" => jitter = Some(value()?.parse()?),
            _ => {
                return Err(format!("unknown option `{name}`; the options are `--url` and `--jitter`").into());
            }
        }
    }
    Ok((url, jitter))
}
