errspec::errors!("spec/fallback.yaml");

errspec::api_error!(pub ApiError: ErrorCode, internal(std::io::Error));

impl From<std::io::Error> for ApiError {
    fn from(error: std::io::Error) -> Self {
        Self::new(ErrorCode::NotFound).with_source(error)
    }
}
