use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, without(Debug))]
pub enum ApiError {
    NotFound,
}
