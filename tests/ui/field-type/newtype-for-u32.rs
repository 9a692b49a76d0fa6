use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    TooManyBooks { limit: Limit },
}

#[derive(Debug)]
pub struct Limit(pub u32);
