use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/errors.yaml", partial)]
#[api_error(spec = "spec/two.yaml")]
pub enum ApiError {
    NotFound,
}
