use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(params(limit = books.to_string()))]
    TooManyBooks { books: u64 },
}
