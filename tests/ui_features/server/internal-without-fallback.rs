errspec::errors!("spec/two.yaml");

pub fn book() -> Result<String, errspec::ApiError<ErrorCode>> {
    std::fs::read_to_string("book").map_err(errspec::ApiError::internal)
}
