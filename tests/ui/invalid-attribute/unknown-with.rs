use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, with(AsReff))]
pub enum ApiError {
    NotFound,
}
