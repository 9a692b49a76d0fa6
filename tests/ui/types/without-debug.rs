use errspec::ApiErrorSpec;

#[derive(ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    NotFound,
}
