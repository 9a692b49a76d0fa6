use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/wrong.yaml", partail)]
pub enum ApiError {
    #[api_error(cod = "not_found")]
    NoSuchBook,
}
