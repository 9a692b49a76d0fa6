use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(params(limit = 5_000_000_000))]
    TooManyBooks,
}
