use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    TooManyBooks(#[api_error(code = "limit")] u32),
}
