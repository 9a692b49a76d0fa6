//! Where a spec and its outputs are.

use std::path::{Path, PathBuf};

use errspec_codegen::__internal::package;

/// What a spec from the standard input is called.
pub const STDIN: &str = "<stdin>";

/// Where a spec and its outputs are, and from where people look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file of the spec; `None` for standard input without a path.
    pub spec: Option<PathBuf>,
    /// Whether the text comes from the standard input.
    pub input: bool,
    /// The folder that outputs are relative to.
    pub package: PathBuf,
    /// The folder that names in diagnostics are relative to.
    pub from: PathBuf,
}

impl Place {
    /// The place of the spec at `spec`.
    #[must_use]
    pub fn of_file(spec: &Path, from: &Path) -> Self {
        let spec = package::real(spec);
        Self { package: package::of(&spec), from: package::real(from), spec: Some(spec), input: false }
    }

    /// The place of a spec from standard input: that of the given path,
    /// or else in the package around `from`.
    #[must_use]
    pub fn of_input(path: Option<&Path>, from: &Path) -> Self {
        if let Some(spec) = path {
            return Self { input: true, ..Self::of_file(spec, from) };
        }
        let from = package::real(from);
        // As if the spec were a file here.
        Self { package: package::of(&from.join("errors.yaml")), from, spec: None, input: true }
    }

    /// What people call the spec.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.spec {
            Some(spec) => package::name(spec, &self.from),
            None => STDIN.to_owned(),
        }
    }

    /// What generated files call their source: the same from every working directory and on every machine.
    #[must_use]
    pub fn source(&self) -> String {
        match &self.spec {
            Some(spec) => package::name(spec, &self.package),
            None => "the standard input".to_owned(),
        }
    }

    /// What people call the output at `path`, even if it is behind a link.
    #[must_use]
    pub fn name_of(&self, path: &str) -> String {
        package::name(&self.target(path), &self.from)
    }

    /// Where the output is that the spec calls `path`, before links are followed.
    #[must_use]
    pub fn target(&self, path: &str) -> PathBuf {
        let mut target = self.package.clone();
        for part in path.split('/') {
            match part {
                ".." => {
                    target.pop();
                }
                part => target.push(part),
            }
        }
        target
    }
}
