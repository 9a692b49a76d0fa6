use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/wrong.yaml")]
pub enum ApiError {
    NotFound,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/wrong.yaml")]
pub enum OtherError {
    NotFound,
}
