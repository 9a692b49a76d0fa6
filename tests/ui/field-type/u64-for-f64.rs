use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    FeesAreDue { amount: u64, is_reminded: bool },
}
