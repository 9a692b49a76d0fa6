use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(transparent)]
pub struct ApiError(BookError, u64);

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum BookError {
    NotFound,
}
