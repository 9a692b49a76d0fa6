use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/docs-only.yaml")]
pub enum ApiError {
    Retry { r#type: String },
}
