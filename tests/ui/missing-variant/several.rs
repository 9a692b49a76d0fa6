use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
pub enum ApiError {
    NotFound,
    InternalError,
}
