//! The check that a type is the enum of a spec.

use crate::CodeEnum;

/// Compiles only if the type is such an enum.
pub const fn assert_code_enum<C: CodeEnum>() {}
