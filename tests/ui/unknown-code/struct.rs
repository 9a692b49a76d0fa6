use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
pub struct NotFuond;
