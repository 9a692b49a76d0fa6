//! The codes that a client of the example knows.

errspec::errors!("../spec/errors.yaml");
