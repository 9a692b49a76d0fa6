use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/wrong.yaml", partail)]
pub enum ApiError {
    #[api_error(cod = "not_found")]
    NotFuond,
    Cache(#[api_error(source, source)] std::io::Error),
}

pub fn used(error: &ApiError) -> String {
    let code = errspec::ApiErrorSpec::entry(error).code;
    let source = std::error::Error::source(error).is_some();
    format!("{error} {code} {source}")
}
