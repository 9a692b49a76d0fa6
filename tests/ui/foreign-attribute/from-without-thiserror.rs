use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(code = "internal_error")]
    Disk(#[from] std::io::Error),
    #[api_error(code = "internal_error", shared)]
    Text(#[source] std::fmt::Error),
    #[api_error(code = "internal_error", shared)]
    Number {
        #[source]
        cause: std::num::ParseIntError,
        #[backtrace]
        trace: String,
    },
}
