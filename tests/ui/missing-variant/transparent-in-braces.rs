use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/braces.yaml")]
pub enum ApiError {
    #[api_error(transparent)]
    Book(BookError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum BookError {
    NotFound,
}
