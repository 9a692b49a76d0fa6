use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(code = "not_found")]
    #[api_error(shared, code = "internal_error")]
    NoSuchBook,
}
