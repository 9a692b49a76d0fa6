use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/params.yaml", code = "optional", params("retry_after" = Some(7)))]
pub struct Optional;
