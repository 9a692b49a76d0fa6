errspec::errors!("spec/two.yaml");

errspec::api_error!(pub ApiError: ErrorCode, internal(std::io::Error));
