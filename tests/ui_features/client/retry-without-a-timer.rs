use errspec::client::{Failure, Idempotency, RetryError, RetryPolicy, retry};

errspec::errors!("spec/two.yaml");

pub async fn run() -> Result<(), RetryError<Failure<ErrorCode>>> {
    retry(&RetryPolicy::new(), Idempotency::Idempotent, &mut (), async || {
        Err(Failure::from_body(b""))
    })
    .await
}
