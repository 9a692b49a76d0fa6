use errspec::ApiErrorSpec;

#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(partial, without(Display))]
pub enum ApiError {
    #[error("nothing there")]
    NotFound,
}
