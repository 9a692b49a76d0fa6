use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, except("internal_error"))]
pub enum ApiError {
    NotFound,
}
