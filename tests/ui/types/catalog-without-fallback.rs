errspec::errors!("spec/two.yaml");

pub fn not_found<C: errspec::Catalog>() -> C {
    C::fallback(404)
}

pub fn run() -> ErrorCode {
    not_found()
}
