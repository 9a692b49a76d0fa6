use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    InternalError(#[api_error(from)] std::io::Error, #[api_error(source)] std::fmt::Error),
}
