use errspec::client::RetryPolicy;
use errspec::client::reqwest::RetryMiddleware;

errspec::errors!("spec/two.yaml");

pub fn middleware() -> RetryMiddleware<ErrorCode, ()> {
    RetryMiddleware::new(RetryPolicy::new()).with_timer(())
}
