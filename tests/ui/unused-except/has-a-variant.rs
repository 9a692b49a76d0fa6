use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml", except("not_found"))]
pub enum ApiError {
    NotFound,
    InternalError,
}
