use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, owner = "books")]
pub enum ApiError {
    NotFound,
}
