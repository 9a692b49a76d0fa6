//! The API for build scripts. It generates the Rust file that `errspec::include_errors!` includes.

mod run;

use std::path::PathBuf;

use syn::parse::{ParseStream, Parser};

use crate::emit::setting::{self, EnumSetting};
use crate::emit::{Impl, Settings};

/// Generates the enum with the default settings from the spec at `spec`, a path relative to the package.
///
/// Most build scripts need only this line in `main`:
///
/// ```no_run
/// errspec_codegen::generate("spec/errors.yaml");
/// ```
///
/// # Panics
///
/// If [`Generator::generate`] does.
pub fn generate(spec: impl Into<PathBuf>) {
    Generator::new().spec(spec).generate();
}

/// Generates the enum in a build script.
///
/// ```no_run
/// errspec_codegen::Generator::new()
///     .spec("../shared/errors.yaml")
///     .name("ApiCode")
///     .attribute("#[must_use]")
///     .generate();
/// ```
#[must_use = "call `generate`"]
pub struct Generator {
    /// The path of the spec. If it is `None`, the spec is searched for.
    spec: Option<PathBuf>,
    target: Target,
    settings: Settings,
    check: bool,
}

enum Target {
    /// A file with this name in `OUT_DIR`.
    OutDir(String),
    /// A checked-in file, relative to the package.
    File(PathBuf),
}

impl Default for Generator {
    fn default() -> Self {
        Self::new()
    }
}

impl Generator {
    /// Returns a generator that reads `spec/errors.yaml` and writes the enum `ErrorCode` to `OUT_DIR/errors.rs`.
    ///
    /// If the package has no such spec, the nearest one in the folders above it is used, up to the root of the
    /// workspace or of the repository.
    pub fn new() -> Self {
        Self {
            spec: None,
            target: Target::OutDir("errors.rs".into()),
            settings: Settings::default(),
            check: false,
        }
    }

    /// Sets the path of the spec, relative to the package. The spec can be outside of the package.
    pub fn spec(mut self, path: impl Into<PathBuf>) -> Self {
        self.spec = Some(path.into());
        self
    }

    /// Sets the name of the enum. The default is `ErrorCode`.
    ///
    /// # Panics
    ///
    /// If `name` is not a Rust identifier.
    pub fn name(mut self, name: &str) -> Self {
        self.set(&setting::NAME, name);
        self
    }

    /// Sets the name of the enum of buckets. The default is `ErrorBucket`.
    ///
    /// If the enum of codes has another name, the default is that name with `Bucket` instead of a final `Code`, or with
    /// `Bucket` appended.
    ///
    /// # Panics
    ///
    /// If `name` is not a Rust identifier.
    pub fn bucket_name(mut self, name: &str) -> Self {
        self.set(&setting::BUCKET_NAME, name);
        self
    }

    /// Adds derives, separated by commas, such as `"strum::EnumIter"`.
    ///
    /// The enum already derives `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`, and implements `Debug`.
    ///
    /// Derives of serde, utoipa, schemars, ts-rs, specta, sqlx, strum and clap's `ValueEnum` use the strings of the codes as
    /// the names of the variants. To derive a trait that the enum already implements, also call
    /// [`without`](Self::without).
    ///
    /// # Panics
    ///
    /// If `derives` is not a list of Rust paths.
    pub fn derive(mut self, derives: &str) -> Self {
        self.set(&setting::DERIVE, derives);
        self
    }

    /// Adds attributes to the enum, such as `"#[must_use]"`.
    ///
    /// # Panics
    ///
    /// If `attributes` does not consist of Rust attributes.
    pub fn attribute(mut self, attributes: &str) -> Self {
        self.set(&setting::ATTRIBUTE, attributes);
        self
    }

    /// Sets the visibility of the enum, such as `"pub(crate)"`. The default is `pub`.
    ///
    /// # Panics
    ///
    /// If `visibility` is not a Rust visibility.
    pub fn visibility(mut self, visibility: &str) -> Self {
        self.set(&setting::VISIBILITY, visibility);
        self
    }

    /// Omits an impl, so that you can write it by hand.
    pub fn without(mut self, omitted: Impl) -> Self {
        self.settings = self.settings.without(omitted);
        self
    }

    /// Sets whether the enum is `#[non_exhaustive]`. The default is `true`.
    ///
    /// The attribute has no effect inside the crate of the enum, where a `match` does not need a `_` arm.
    pub fn non_exhaustive(mut self, non_exhaustive: bool) -> Self {
        self.settings.non_exhaustive = non_exhaustive;
        self
    }

    /// Sets the path of the crate `errspec`, in case you renamed it. The default is `::errspec`.
    ///
    /// # Panics
    ///
    /// If `path` is not a Rust path.
    pub fn crate_path(mut self, path: &str) -> Self {
        self.set(&setting::CRATE_PATH, path);
        self
    }

    /// Sets the name of the file in `OUT_DIR`, for a package with several specs.
    ///
    /// Include the file with its name, as in `include_errors!("billing.rs")`.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.target = Target::OutDir(name.into());
        self
    }

    /// Writes a checked-in file instead, at a path relative to the package.
    ///
    /// Use this for a published crate, so that its users do not build the generator.
    /// An output of kind `rust` in the spec does the same without a build script.
    /// A file that errspec did not generate is not replaced: it fails the build.
    pub fn out_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.target = Target::File(path.into());
        self
    }

    /// Sets whether to only check the file of [`Generator::out_file`].
    ///
    /// With `true`, nothing is written, and the build fails if the file is out of date or missing.
    pub fn check(mut self, check: bool) -> Self {
        self.check = check;
        self
    }

    /// Reads and checks the spec, writes the file, and tells cargo which files to watch.
    ///
    /// An error in the spec does not stop the build script. Instead, the generated file contains a `compile_error!`
    /// for each error, which rustc and editors show with the lines of the spec. A checked-in file is not changed.
    /// If a file cannot be written, or [`Generator::check`] finds that it is out of date, cargo fails the build.
    ///
    /// # Panics
    ///
    /// Outside of a build script, where `OUT_DIR` is not set.
    pub fn generate(self) {
        for line in run::directives(&self) {
            println!("{line}");
        }
    }

    /// A setting of a build script is code, so an invalid one panics.
    fn set(&mut self, setting: &EnumSetting, text: &str) {
        let read = |input: ParseStream<'_>| (setting.read)(input, &mut self.settings);
        if let Err(error) = read.parse_str(text) {
            panic!("invalid {} `{text}`: {error}", setting.value);
        }
    }
}
