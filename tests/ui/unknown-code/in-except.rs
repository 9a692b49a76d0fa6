use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml", except("internal_eror"))]
pub enum ApiError {
    NotFound,
}
