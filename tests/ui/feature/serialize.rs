use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, with(Serialize))]
pub enum ApiError {
    NotFound,
}
