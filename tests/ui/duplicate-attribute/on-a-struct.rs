use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(code = "not_found")]
#[api_error(code = "not_found")]
pub struct NoSuchBook;
