use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(code = "not_found")]
pub enum ApiError {
    NotFound,
}
