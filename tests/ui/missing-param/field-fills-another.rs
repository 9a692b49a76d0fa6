use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    BookIsLent {
        #[api_error(param = "title")]
        until: String,
    },
}
