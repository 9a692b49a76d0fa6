use errspec::ApiErrorSpec;

#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(partial, without(Error))]
pub enum ApiError {
    #[api_error(code = "internal_error")]
    Disk(
        #[from]
        #[api_error(from)]
        std::io::Error,
    ),
}
