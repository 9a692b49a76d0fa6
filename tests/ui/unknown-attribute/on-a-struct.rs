use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(cdoe = "not_found")]
pub struct NoSuchBook;
