use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, crate = "errspec")]
pub enum ApiError {
    NotFound,
}
