#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "spec/fallback.yaml", partial, with(ResponseError))]
pub enum BookError {
    NotFound,
}
