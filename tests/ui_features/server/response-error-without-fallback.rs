errspec::errors!("spec/two.yaml");

#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml", codes = ErrorCode, partial, with(ResponseError))]
pub enum BookError {
    NotFound,
}
