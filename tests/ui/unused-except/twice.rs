use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml", except("internal_error", "internal_error"))]
pub enum ApiError {
    NotFound,
}
