use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partail)]
pub enum ApiError {
    NotFuond,
    #[api_error(code = "card_is_blokced", shard)]
    Blocked,
    TooManyBooks,
    #[api_error(message = "{titel} is lent")]
    BookIsLent {
        title: String,
        #[api_error(internal)]
        until: String,
    },
    InternalError,
    #[api_error(code = "internal_error")]
    Cache,
    #[api_error(transparent)]
    Inner(InnerError, u8),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/two.yaml", except("not_fuond"))]
pub enum InnerError {
    NotFound,
}

pub fn used(error: &ApiError) -> String {
    let code = errspec::ApiErrorSpec::entry(error).code;
    let source = std::error::Error::source(error).is_some();
    format!("{error} {code} {source}")
}
