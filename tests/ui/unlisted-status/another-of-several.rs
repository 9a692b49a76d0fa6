use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/several.yaml", partial)]
pub enum ApiError {
    #[api_error(http = 410)]
    NoSuchOperation,
}
