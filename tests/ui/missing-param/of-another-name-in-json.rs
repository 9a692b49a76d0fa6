use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/params.yaml", code = "optional")]
pub struct Optional;
