use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "api/errors.yaml", partail)]
pub enum ApiError {
    NotFound,
}
