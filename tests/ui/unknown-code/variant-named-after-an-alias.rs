use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/several.yaml")]
pub enum ApiError {
    NoSuchOperation,
    CardTooOld,
    ImportFailed,
}
