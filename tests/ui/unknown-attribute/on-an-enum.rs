use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partail)]
pub enum ApiError {
    NotFound,
}
