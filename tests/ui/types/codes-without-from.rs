use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial, codes = crate::ErrorCode)]
pub enum ApiError {
    #[api_error(transparent)]
    Book(BookError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum BookError {
    NotFound,
}

errspec::errors!("spec/two.yaml");
