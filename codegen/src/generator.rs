//! What a build script calls: from the spec to a Rust file that `errspec::include_errors!` takes in.

mod run;

use std::path::PathBuf;

use syn::parse::{ParseStream, Parser};

use crate::emit::setting::{self, EnumSetting};
use crate::emit::{Impl, Settings};

/// Generates the enum from the spec at `spec`, a path relative to the package, with the usual settings.
///
/// All that the `main` of a usual `build.rs` has to say:
///
/// ```no_run
/// errspec_codegen::generate("spec/errors.yaml");
/// ```
///
/// # Panics
///
/// As [`Generator::generate`] does.
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
    /// Unless it is given, the spec is searched for.
    spec: Option<PathBuf>,
    target: Target,
    settings: Settings,
    check: bool,
}

enum Target {
    /// A file of that name in `OUT_DIR`.
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
    /// Reads `spec/errors.yaml` and writes `OUT_DIR/errors.rs` with the enum `ErrorCode`, unless told otherwise.
    ///
    /// The spec is that of the package, or else the nearest one in the folders above it, up to the root of the
    /// workspace or of the repository.
    pub fn new() -> Self {
        Self {
            spec: None,
            target: Target::OutDir("errors.rs".into()),
            settings: Settings::default(),
            check: false,
        }
    }

    /// Sets the path of the spec, relative to the package; it may be outside of it.
    pub fn spec(mut self, path: impl Into<PathBuf>) -> Self {
        self.spec = Some(path.into());
        self
    }

    /// Sets the name of the enum; `ErrorCode` unless set.
    ///
    /// # Panics
    ///
    /// If it is no Rust identifier.
    pub fn name(mut self, name: &str) -> Self {
        self.set(&setting::NAME, name);
        self
    }

    /// Sets the name of the enum of buckets; `ErrorBucket` unless set.
    ///
    /// For an enum with another name it is that name with `Bucket` in place of a final `Code`, or else after it.
    ///
    /// # Panics
    ///
    /// If it is not a Rust identifier.
    pub fn bucket_name(mut self, name: &str) -> Self {
        self.set(&setting::BUCKET_NAME, name);
        self
    }

    /// Adds derives, such as `"strum::EnumIter"`; several are separated by commas.
    ///
    /// `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash` are there already; `Debug` is made of the table.
    ///
    /// Derives of serde, utoipa, schemars, ts-rs, specta, sqlx, strum and clap's `ValueEnum` use the strings of the codes as
    /// the names of the variants. For a trait that the enum implements itself, call [`without`](Self::without), too.
    ///
    /// # Panics
    ///
    /// If it is no list of Rust paths.
    pub fn derive(mut self, derives: &str) -> Self {
        self.set(&setting::DERIVE, derives);
        self
    }

    /// Adds attributes to the enum, such as `"#[must_use]"`.
    ///
    /// # Panics
    ///
    /// If it is no Rust attribute.
    pub fn attribute(mut self, attributes: &str) -> Self {
        self.set(&setting::ATTRIBUTE, attributes);
        self
    }

    /// Sets the visibility of the enum, such as `"pub(crate)"`; `pub` unless set.
    ///
    /// # Panics
    ///
    /// If it is no Rust visibility.
    pub fn visibility(mut self, visibility: &str) -> Self {
        self.set(&setting::VISIBILITY, visibility);
        self
    }

    /// Leaves an impl out, so that the crate can write its own.
    pub fn without(mut self, left_out: Impl) -> Self {
        self.settings = self.settings.without(left_out);
        self
    }

    /// Sets whether the enum is `#[non_exhaustive]`; it is unless set.
    ///
    /// Within the crate that has the enum it makes no difference: a `match` without `_` still works there.
    pub fn non_exhaustive(mut self, non_exhaustive: bool) -> Self {
        self.settings.non_exhaustive = non_exhaustive;
        self
    }

    /// Sets the path of the crate `errspec`, where it was renamed; `::errspec` unless set.
    ///
    /// # Panics
    ///
    /// If it is no Rust path.
    pub fn crate_path(mut self, path: &str) -> Self {
        self.set(&setting::CRATE_PATH, path);
        self
    }

    /// Sets the name of the file in `OUT_DIR`, for a package with several specs: `include_errors!("billing.rs")`.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.target = Target::OutDir(name.into());
        self
    }

    /// Writes a checked-in file instead, at a path relative to the package.
    ///
    /// Published crates want that: their users build no generator.
    /// An output of kind `rust` in the spec does the same without a build script.
    pub fn out_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.target = Target::File(path.into());
        self
    }

    /// With `true`, compares the checked-in file of [`Generator::out_file`] and fails the build if it is out of date;
    /// nothing is written.
    pub fn check(mut self, check: bool) -> Self {
        self.check = check;
        self
    }

    /// Reads, checks and writes, and tells cargo what to watch.
    ///
    /// A wrong spec does not stop the build script: the generated file then holds each mistake as a
    /// `compile_error!`, which rustc and editors show with the lines of the spec, and the fresh file of a
    /// checked-in target is left alone.
    /// A file that cannot be written, and a stale one with [`Generator::check`], fail the build through cargo.
    ///
    /// # Panics
    ///
    /// Outside of a build script, where there is no `OUT_DIR`.
    pub fn generate(self) {
        for line in run::directives(&self) {
            println!("{line}");
        }
    }

    /// A setting of a build script is code, so a wrong one is fixed there.
    fn set(&mut self, setting: &EnumSetting, text: &str) {
        let read = |input: ParseStream<'_>| (setting.read)(input, &mut self.settings);
        if let Err(error) = read.parse_str(text) {
            panic!("invalid {} `{text}`: {error}", setting.value);
        }
    }
}
