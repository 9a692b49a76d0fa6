use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, with(serde::Serialize))]
pub enum ApiError {
    NotFound,
}
