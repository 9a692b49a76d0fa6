use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial("books"))]
pub enum ApiError {
    NotFound,
}
