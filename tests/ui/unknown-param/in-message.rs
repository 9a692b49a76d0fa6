use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(message = "A card has {limti} books at most.")]
    TooManyBooks { limit: u32 },
}
