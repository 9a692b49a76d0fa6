use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
pub struct TooManyBooks {
    pub limit: String,
}
