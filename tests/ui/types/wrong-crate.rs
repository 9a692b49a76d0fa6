use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, crate = ::errspek)]
pub enum ApiError {
    NotFound,
}
