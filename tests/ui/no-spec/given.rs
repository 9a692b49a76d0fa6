use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "api/errors.yaml")]
pub enum ApiError {
    NotFound,
}
