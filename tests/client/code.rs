//! The codes of the tests: the nine codes of the example, from the macro, as in an SDK.

errspec::errors!();
