use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    BookIsLent { title: Title, until: String },
}

#[derive(Debug)]
pub struct Title;
