use errspec::client::tokio::TokioTimer;
use errspec::client::{Idempotency, RetryError, RetryPolicy, retry};

pub async fn run() -> Result<(), RetryError<std::io::Error>> {
    let mut timer = TokioTimer::new();
    retry(&RetryPolicy::new(), Idempotency::Idempotent, &mut timer, async || {
        Err(std::io::Error::other("no"))
    })
    .await
}
