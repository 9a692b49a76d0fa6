use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml")]
pub enum ApiError {
    #[api_error(transparent)]
    Book(BookError),
}

#[derive(Debug)]
pub struct BookError;

impl std::fmt::Display for BookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is no such book")
    }
}

impl std::error::Error for BookError {}

impl ApiErrorSpec for BookError {
    fn entry(&self) -> errspec::Entry {
        unreachable!("nobody calls this")
    }
}
