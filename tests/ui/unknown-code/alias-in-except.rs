use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/several.yaml", except("card_too_old"))]
pub enum ApiError {
    NoSuchOperation,
    ImportFailed,
}
