//! `errspec check` as a function for tests.

use std::env;
use std::path::{Path, PathBuf};

use crate::claims::Claims;
use crate::make;
use crate::output::{Output, OutputState};
use crate::place::Place;
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::package;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::site::Sources;

/// If it is set, and neither empty nor `0`, outputs that are out of date are updated.
const UPDATE: &str = "ERRSPEC_UPDATE";

/// Asserts that every output of a spec is up to date.
///
/// A relative path is resolved against the package under test.
/// With `ERRSPEC_UPDATE=1` in the environment, it updates outputs that are out of date or missing instead.
///
/// ```no_run
/// #[test]
/// fn generated_files_are_up_to_date() {
///     errspec_outputs::assert_up_to_date("spec/errors.yaml");
/// }
/// ```
///
/// # Panics
///
/// Panics if the spec has errors, or if an output is out of date or missing. The message has all diagnostics and diffs.
#[track_caller]
pub fn assert_up_to_date(spec: impl AsRef<Path>) {
    if let Err(text) = check(spec.as_ref()) {
        panic!("{text}");
    }
}

fn check(spec: &Path) -> Result<(), String> {
    // cargo sets it to the package under test. It is missing if the binary is run without cargo.
    let from = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => {
            env::current_dir().map_err(|error| format!("cannot determine the current directory: {error}"))?
        }
    };
    let path = from.join(spec);
    let mut sources = Sources::default();
    let mut loaded = load::file(&mut sources, &Disk, &path, &package::name(&path, &from), Use::Outputs);
    let place = Place::of_file(&path, &from);
    let outputs = make::emit(&mut sources, &Disk, &mut loaded, &place, &mut Claims::default());
    if loaded.report.has_errors() {
        return Err(format!("\n\n{}", render::human(&sources, &loaded.report, Color::Plain)));
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
        "run `{UPDATE}=1 cargo test` or `errspec generate --spec {spec}` to update files that are out of date or missing"
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
        Ok(OutputState::UpToDate) => None,
        Ok(OutputState::Missing) => Some(format!("`{name}` is missing\n")),
        Ok(OutputState::OutOfDate(diff)) => {
            let more = match diff.omitted {
                0 => String::new(),
                lines => format!("… {lines} more lines of this diff\n"),
            };
            Some(format!("`{name}` is out of date\n{}{more}", diff.text))
        }
        Err(error) => Some(format!("cannot read `{name}`: {error}\n")),
    }
}
