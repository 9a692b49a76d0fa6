use errspec::client::RetryPolicy;
use errspec::client::reqwest::RetryMiddleware;
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};

pub fn client() -> ClientWithMiddleware {
    ClientBuilder::new(reqwest::Client::new())
        .with(RetryMiddleware::<String>::new(RetryPolicy::new()))
        .build()
}
