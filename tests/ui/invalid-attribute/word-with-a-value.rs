use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial = true)]
pub enum ApiError {
    NotFound,
}
