use errspec::ApiErrorSpec;

#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[error("nothing there")]
    NotFound,
    #[error("broken")]
    #[api_error(code = "internal_error")]
    Disk(#[from] std::io::Error),
}
