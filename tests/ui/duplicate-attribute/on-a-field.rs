use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    InternalError(#[api_error(source, source)] std::io::Error),
}
