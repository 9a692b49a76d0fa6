use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/alike.yaml", partial)]
pub enum ApiError {
    IPv4Only,
}
