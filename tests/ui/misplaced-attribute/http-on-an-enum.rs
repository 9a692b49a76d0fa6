use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/several.yaml", partial, http = 405)]
pub enum ApiError {
    NoSuchOperation,
}
