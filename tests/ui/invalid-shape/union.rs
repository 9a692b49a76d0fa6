use errspec::ApiErrorSpec;

#[derive(ApiErrorSpec)]
pub union NotFound {
    pub id: u64,
    pub name: u32,
}
