use errspec::ApiErrorSpec;

#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(partial, without(Error))]
pub enum ApiError {
    #[error("nothing there")]
    NotFound,
}
