use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    TooManyBooks(#[api_error(param = "limit")] u32, #[api_error(param = "limit")] u32),
}
