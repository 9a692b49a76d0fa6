use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(code = "not_fuond")]
pub struct NoSuchBook;
