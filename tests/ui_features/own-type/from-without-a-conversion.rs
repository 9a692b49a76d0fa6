errspec::errors!("spec/fallback.yaml");

errspec::api_error!(pub ApiError: ErrorCode, from(std::io::Error));
