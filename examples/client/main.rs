//! How does a client look that knows what to do about each failure?
//!
//! It asks the example service for everything that can fail: `cargo run --example service`, and beside it
//! `cargo run --example client`; a service that was started anew has all of its quota.
//! The waits have the numbers of the spec and are random parts of them, up to ten seconds in all; with `--jitter 0.05`
//! they are a twentieth of them, and a second for `Retry-After`.

mod advice;
mod library;
mod timer;

use std::error::Error;

use errspec::client::RetryPolicy;

use crate::advice::tell;
use crate::library::Library;

// The codes that this build knows: those of the spec at the time.
errspec::errors!("spec/errors.yaml", vis = pub(crate));

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let library = arguments()?;
    reads(&library).await?;
    limits(&library).await?;
    breaks(&library).await
}

/// What a client has to fix in its code.
async fn reads(library: &Library) -> Result<(), Box<dyn Error>> {
    let page = tell(library.get("/books?limit=2").send().await)?;
    if let Some(next) = page.and_then(|page| page["pagination"]["next"].as_str().map(str::to_owned)) {
        tell(library.get(&format!("/books?limit=2&cursor={next}")).send().await)?;
        // Client logic keys off the code and nothing else: a cursor is good for one list, so this one begins anew.
        let wrong = library.get(&format!("/books?limit=3&cursor={next}")).send().await;
        let code = wrong.as_ref().err().and_then(|error| error.error().known());
        let begins_anew = code == Some(ErrorCode::InvalidCursor);
        tell(wrong)?;
        if begins_anew {
            tell(library.get("/books?limit=3").send().await)?;
        }
    }
    tell(library.get("/books?limit=many").send().await)?;
    tell(library.get("/books/book_99").send().await)?;
    tell(library.get("/search?q=moss").send().await)?;
    tell(library.post("/books/bulk").key("free").json(r#"["book_1"]"#).send().await)?;
    // A code that is newer than this build.
    tell(library.put("/holds/book_1").send().await)?;
    Ok(())
}

/// What gets better by waiting: for a second, or for a month, which is the caller's to decide.
async fn limits(library: &Library) -> Result<(), Box<dyn Error>> {
    for word in ["moss", "tide", "ferry", "winter"] {
        tell(library.get(&format!("/search?q={word}")).key("free").send().await)?;
    }
    let loan = || library.post("/loans").key("free");
    // With an idempotency key, a request that may have been executed is sent again, and is executed once.
    tell(loan().idempotency_key("8e03978e").json(r#"{"book": "book_1"}"#).send().await)?;
    // Without one, it is not sent again.
    tell(loan().json(r#"{"book": "book_2"}"#).send().await)?;
    tell(loan().json(r#"{"book": "book_3"}"#).send().await)?;
    Ok(())
}

/// What gets better by retrying, and what does not.
async fn breaks(library: &Library) -> Result<(), Box<dyn Error>> {
    tell(library.get("/books/book_1/cover").send().await)?;
    tell(library.get("/books/book_4").send().await)?;
    // Someone is waiting for the page, so it goes without the rating rather than to try again.
    let once = RetryPolicy::new().with_max_attempts(1);
    tell(library.get("/books/book_3/rating").policy(once).send().await)?;
    tell(library.get("/hours").policy(once).send().await)?;
    Ok(())
}

fn arguments() -> Result<Library, Box<dyn Error>> {
    let (mut url, mut jitter) = ("http://127.0.0.1:8080".to_owned(), None);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("`{name}` has no value"));
        match name.as_str() {
            "--url" => url = value()?,
            "--jitter" => jitter = Some(value()?.parse()?),
            _ => return Err(format!("there is `--url` and `--jitter`, and no `{name}`").into()),
        }
    }
    Ok(Library::new(url, jitter))
}
