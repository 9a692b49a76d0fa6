errspec::errors!("spec/fallback.yaml");

#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "spec/fallback.yaml", codes = ErrorCode, partial, with(IntoResponse))]
pub enum BookError {
    NotFound,
}
