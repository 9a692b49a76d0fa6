use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, with(Diagnostic))]
pub enum ApiError {
    NotFound,
}
