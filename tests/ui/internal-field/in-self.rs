use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(params(title = format!("{self:?}"), until = "now"))]
pub struct BookIsLent {
    pub title: String,
    #[api_error(internal)]
    pub reader: String,
}
