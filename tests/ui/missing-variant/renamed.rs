use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/renamed.yaml")]
pub enum ApiError {
    CardLocked,
    NotFound,
}
