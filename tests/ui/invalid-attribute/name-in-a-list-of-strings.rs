use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/renamed.yaml", except(card_locked))]
pub enum ApiError {
    NotFound,
}
