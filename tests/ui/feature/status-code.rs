use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, with(StatusCode))]
pub enum ApiError {
    NotFound,
}
