use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/params.yaml", code = "lists")]
pub struct Lists {
    counts: Vec<u64>,
    tags: Vec<String>,
}
