use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    TooManyBooks {
        limit: u32,
        #[api_error(param = "card")]
        card: u32,
    },
}
