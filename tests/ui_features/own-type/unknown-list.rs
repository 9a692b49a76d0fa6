errspec::errors!("spec/fallback.yaml");

errspec::api_error!(pub ApiError: ErrorCode, intern(std::io::Error));
