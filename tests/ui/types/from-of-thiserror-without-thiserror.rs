use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, without(Display, Error))]
pub enum ApiError {
    #[error("broken")]
    #[api_error(code = "internal_error")]
    Disk(#[from] std::io::Error),
}
