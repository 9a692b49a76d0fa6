//! `errspec check` as one line in a user's tests.

use std::env;
use std::path::{Path, PathBuf};

use crate::claims::Claims;
use crate::make;
use crate::output::{Freshness, Output};
use crate::place::Place;
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::package;
use errspec_codegen::__internal::render::{self, Colour};
use errspec_codegen::__internal::site::Sources;

/// Writes what is stale instead of failing, if it is set to anything but `0` or nothing.
const UPDATE: &str = "ERRSPEC_UPDATE";

/// Passes if every output that the spec lists is fresh.
///
/// A relative `spec` is relative to the package under test.
/// With `ERRSPEC_UPDATE=1` in the environment, stale and missing outputs are written instead.
///
/// ```no_run
/// #[test]
/// fn error_codes_are_fresh() {
///     errspec_outputs::assert_fresh("spec/errors.yaml");
/// }
/// ```
///
/// # Panics
///
/// If the spec has a mistake, or an output is stale or missing; with all findings, the diffs, and the way out.
#[track_caller]
pub fn assert_fresh(spec: impl AsRef<Path>) {
    if let Err(text) = check(spec.as_ref()) {
        panic!("{text}");
    }
}

fn check(spec: &Path) -> Result<(), String> {
    // Set by cargo at run time too, where the package under test is; a plain run of the binary has none.
    let from = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir().map_err(|error| format!("cannot tell the working directory: {error}"))?,
    };
    let path = from.join(spec);
    let mut sources = Sources::default();
    let mut loaded = load::file(&mut sources, &Disk, &path, &package::name(&path, &from), Use::Outputs);
    let place = Place::of_file(&path, &from);
    let outputs = make::emit(&mut sources, &Disk, &mut loaded, &place, &mut Claims::default());
    if loaded.report.has_errors() {
        return Err(format!("\n\n{}", render::human(&sources, &loaded.report, Colour::Plain)));
    }
    if env::var_os(UPDATE).is_some_and(|value| !value.is_empty() && value != "0") {
        return update(&outputs);
    }
    let complaints: Vec<String> = outputs.iter().filter_map(complaint).collect();
    if complaints.is_empty() {
        return Ok(());
    }
    let complaints = complaints.join("\n");
    let spec = spec.display();
    let help = format!(
        "`{UPDATE}=1 cargo test` or `errspec generate --spec {spec}` writes what is stale or missing"
    );
    Err(format!("\n\n{complaints}\nhelp: {help}\n"))
}

fn update(outputs: &[Output]) -> Result<(), String> {
    let failed = outputs.iter().filter_map(|output| {
        let error = output.write().err()?;
        Some(format!("cannot write `{}`: {error}\n", output.name))
    });
    let failed: String = failed.collect();
    if failed.is_empty() { Ok(()) } else { Err(failed) }
}

fn complaint(output: &Output) -> Option<String> {
    let name = &output.name;
    match output.compare() {
        Ok(Freshness::Fresh) => None,
        Ok(Freshness::Missing) => Some(format!("`{name}` is missing\n")),
        Ok(Freshness::Stale(diff)) => {
            let more = match diff.left_out {
                0 => String::new(),
                lines => format!("… {lines} more lines of this diff\n"),
            };
            Some(format!("`{name}` is stale\n{}{more}", diff.text))
        }
        Err(error) => Some(format!("cannot read `{name}`: {error}\n")),
    }
}
