errspec::errors!("spec/fallback.yaml");

errspec::api_error!(pub struct ApiError(ErrorCode));
