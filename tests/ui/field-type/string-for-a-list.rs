use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/params.yaml", code = "lists")]
pub struct Lists {
    counts: [u32; 2],
    tags: String,
}
