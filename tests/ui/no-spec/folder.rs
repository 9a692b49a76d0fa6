use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec")]
pub enum ApiError {
    NotFound,
}
