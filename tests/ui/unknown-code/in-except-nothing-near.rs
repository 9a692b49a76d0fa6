use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml", except("burnt"))]
pub enum ApiError {
    NotFound,
    InternalError,
}
