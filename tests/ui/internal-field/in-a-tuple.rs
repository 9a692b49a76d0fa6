use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(params(limit = u32::from(*_0)))]
    TooManyBooks(#[api_error(internal)] u8),
}
