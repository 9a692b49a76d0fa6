use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/several.yaml", partial)]
pub enum ApiError {
    #[api_error(http = 200)]
    NoSuchOperation,
    #[api_error(http = 99999999999999999999)]
    CardExpired,
}
