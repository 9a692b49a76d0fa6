use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(message = "A card has {limit books at most.")]
    TooManyBooks { limit: u32 },
}
