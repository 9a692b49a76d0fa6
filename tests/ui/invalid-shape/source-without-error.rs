use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, without(Error))]
pub enum ApiError {
    InternalError(#[api_error(source)] std::io::Error),
}
