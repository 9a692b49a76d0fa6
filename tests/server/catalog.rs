//! The codes of the tests, from the macro, as in a service.

errspec::errors!("tests/server/spec/errors.yaml", name = Code, vis = pub(crate));
