use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(transparent, shared)]
    Book(BookError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum BookError {
    NotFound,
}
