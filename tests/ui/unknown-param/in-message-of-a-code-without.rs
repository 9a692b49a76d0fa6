use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(message = "There is no book {id}.")]
    NotFound { id: u64 },
}
