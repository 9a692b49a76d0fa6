use errspec::client::Failure;
use errspec::Retry;

pub fn retry(body: &[u8]) -> Retry {
    Failure::<String>::from_body(body).retry()
}
