use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, with(Clone))]
pub enum ApiError {
    NotFound,
}
