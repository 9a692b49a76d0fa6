use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(message = "A card has {0} books at most.")]
    TooManyBooks(#[api_error(param = "limit")] u32),
}
