//! The codes that the client knows.

errspec::errors!("../spec/errors.yaml");
