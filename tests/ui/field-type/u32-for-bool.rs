use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    FeesAreDue { amount: f64, is_reminded: u32 },
}
