errspec::errors!("spec/two.yaml");

errspec::api_error!(pub ApiError: ErrorCode);

pub fn book() -> Result<String, ApiError> {
    std::fs::read_to_string("book").map_err(ApiError::internal)
}
