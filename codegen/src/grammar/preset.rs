//! The presets of `envelope`: each name with its sample.

use super::choice::{Choices, choices};

choices! {
    /// The envelopes that have a name.
    PRESETS, Preset = "envelope" {
        /// `{"error": {"code": …, "message": …}}`
        Nested "nested",
        /// `{"code": …, "message": …}`
        Flat "flat",
        /// RFC 9457, with the details as further members.
        ProblemDetails "problem_details",
        /// `{"errors": [{"code": …, "message": …}]}`
        Errors "errors",
    }
}

impl Preset {
    /// The preset of a spec without `envelope`.
    pub const DEFAULT: Self = Self::Nested;

    /// The value of `envelope` that means the same, as YAML.
    #[must_use]
    pub const fn sample(self) -> &'static str {
        match self {
            Self::Nested => include_str!("presets/nested.yaml"),
            Self::Flat => include_str!("presets/flat.yaml"),
            Self::ProblemDetails => include_str!("presets/problem_details.yaml"),
            Self::Errors => include_str!("presets/errors.yaml"),
        }
    }
}
