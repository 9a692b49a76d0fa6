use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(params(limit = u32::from(*books)))]
    TooManyBooks {
        #[api_error(internal)]
        books: u8,
    },
}
