use errspec::ApiErrorSpec;

#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[error("nothing there")]
pub struct NotFound;
