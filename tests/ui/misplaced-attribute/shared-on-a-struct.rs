use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(shared)]
pub struct NotFound;
