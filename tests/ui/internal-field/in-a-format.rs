use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(partial)]
pub enum ApiError {
    #[api_error(params(title = format!("{name}"), until = "now"))]
    BookIsLent {
        #[api_error(internal)]
        name: String,
    },
}
