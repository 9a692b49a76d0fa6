use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, partial)]
pub enum ApiError {
    NotFound,
}
