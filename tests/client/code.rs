//! The codes of the tests: the nine of the example, by the macro, as an SDK has them.

errspec::errors!();
