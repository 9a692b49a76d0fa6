use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(transparent, message = "There is no such book.")]
    Book(BookError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum BookError {
    NotFound,
}
