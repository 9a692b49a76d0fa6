//! The codes of the tests, by the macro, as a service has them.

errspec::errors!("tests/server/spec/errors.yaml", name = Code, vis = pub(crate));
