use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, codes = crate::ErrorCode)]
pub enum ApiError {
    NotFound,
    CardIsBlocked,
}

errspec::errors!("spec/two.yaml");
