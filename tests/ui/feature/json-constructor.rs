errspec::errors!("spec/params.yaml");

pub fn invalid() -> errspec::ApiError<ErrorCode> {
    ErrorCode::validation("email")
}
