use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(params(limit = 3))]
    TooManyBooks(#[api_error(param = "limit")] u32),
}
