use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/params.yaml", code = "validation")]
pub struct Validation {
    fields: Vec<String>,
}
