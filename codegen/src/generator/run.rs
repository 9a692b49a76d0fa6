//! Runs a generator, and returns its directives for cargo.

use std::env;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use super::{Generator, Target};
use crate::check::Use;
use crate::compare::{self, Comparison};
use crate::disk::{Disk, Files as _};
use crate::emit;
use crate::links;
use crate::listing::Listing;
use crate::load::{self, Loaded};
use crate::mark::{self, HEAD, RUST};
use crate::package::{self, DEFAULT_SPEC};
use crate::render;
use crate::report::{Diagnostic, Report};
use crate::rules::{self, Severity};
use crate::site::Sources;
use crate::textdiff;
use crate::write::{self, Outcome};

/// The spec of a build script.
struct Input {
    path: PathBuf,
    /// What diagnostics and generated files call it.
    name: String,
    sources: Sources,
    loaded: Loaded,
}

/// Reads, checks and writes. Returns the directives.
pub(super) fn directives(generator: &Generator) -> Vec<String> {
    let input = Input::read(generator.spec.as_deref());
    let mut directives = vec![watch(&input.path)];
    directives.extend(warnings(&input));
    directives.extend(match &generator.target {
        Target::OutDir(file) => {
            let out_dir =
                env::var_os("OUT_DIR").expect("OUT_DIR is not set: `Generator` runs in build scripts");
            to_out_dir(generator, &Path::new(&out_dir).join(file), &input)
        }
        Target::File(path) => to_file(generator, path, &input),
    });
    directives
}

impl Input {
    fn read(given: Option<&Path>) -> Self {
        // Cargo runs a build script in its package.
        let package = Path::new(".");
        let mut sources = Sources::default();
        let path = match given {
            Some(path) if !Disk.exists(path) => return Self::nowhere(path, package),
            Some(path) => path.to_path_buf(),
            None => match package::find(&Disk, package, None) {
                Ok(path) => package::relative(&path, package).map_or(path, PathBuf::from),
                Err(tried) => return Self::missing(&package::not_found(&tried, package)),
            },
        };
        // Many write a path that begins with `CARGO_MANIFEST_DIR`; a checked-in file must not name this machine.
        let name = package::name(&path, package);
        let loaded = load::file(&mut sources, &Disk, &path, &name, Use::Rust);
        Self { path, name, sources, loaded }
    }

    /// The path of `Generator::spec` does not exist.
    fn nowhere(path: &Path, package: &Path) -> Self {
        let name = package::name(path, package);
        let found = Diagnostic::nowhere(&rules::UNREADABLE, format!("`{name}` does not exist"));
        let relative = "the path is relative to the package, the folder of its `Cargo.toml`";
        let mut report = Report::default();
        report.push(match package::existing(path, package) {
            Some(help) => found.note(relative).help(help),
            None => found.help(relative),
        });
        Self { path: path.to_path_buf(), name, sources: Sources::default(), loaded: failed_to_load(report) }
    }

    /// Cargo runs a build script again as long as a file that it watches is missing.
    fn missing(message: &str) -> Self {
        let help = "name it as in `Generator::new().spec(\"api/errors.yaml\")`; `errspec init` writes one to start from";
        let mut report = Report::default();
        report.push(Diagnostic::nowhere(&rules::UNREADABLE, message).help(help));
        Self {
            path: PathBuf::from(DEFAULT_SPEC),
            name: DEFAULT_SPEC.to_owned(),
            sources: Sources::default(),
            loaded: failed_to_load(report),
        }
    }
}

fn failed_to_load(report: Report) -> Loaded {
    Loaded { report, spec: None, listing: Listing::default() }
}

fn to_out_dir(generator: &Generator, path: &Path, input: &Input) -> Vec<String> {
    let name = &input.name;
    let Some(spec) = input.loaded.rust() else {
        let told =
            format!("cargo::warning=`{name}` has errors; rustc reports them at the `include_errors!` call");
        // If the spec cannot be read, one message is enough.
        let is_read = input.loaded.report.diagnostics().iter().all(|found| found.rule != &rules::UNREADABLE);
        return Some(told)
            .filter(|_| is_read)
            .into_iter()
            .chain(failed(path, write_errors(path, input)))
            .collect();
    };
    let text = emit::file(&spec, &generator.settings, name);
    failed(path, write::write(path, &text)).into_iter().collect()
}

fn to_file(generator: &Generator, path: &Path, input: &Input) -> Vec<String> {
    let Some(spec) = input.loaded.rust() else {
        return messages(input).flat_map(|text| errors(&text)).collect();
    };
    if links::meant(path) == links::meant(&input.path) {
        return errors(&format!("`{}` is the spec itself; `out_file` takes another file", slashes(path)));
    }
    if Disk.read(path, HEAD).is_ok_and(|head| !mark::is_replaceable(&head, RUST)) {
        return errors(&format!(
            "`{}` exists, and errspec did not generate it\n\
             help: remove or rename the file, or choose another `out_file`",
            slashes(path)
        ));
    }
    let text = emit::file(&spec, &generator.settings, &input.name);
    if generator.check {
        return compare(path, &text);
    }
    match compare::update(path, &text) {
        // If cargo watched the file that was just written, it would rebuild once more.
        Ok(Outcome::Written) => Vec::new(),
        Ok(Outcome::Unchanged) => vec![watch(path)],
        Err(error) => failed(path, Err(error)).into_iter().collect(),
    }
}

fn compare(path: &Path, text: &str) -> Vec<String> {
    let file = package::name(path, Path::new("."));
    let outdated =
        |text: &str| errors(&format!("{text}help: remove `check(true)` and build once to update the file"));
    let mut directives = vec![watch(path)];
    directives.extend(match compare::compare(path, text) {
        Ok(Comparison::Same) => Vec::new(),
        Ok(Comparison::Different { old, new }) => {
            outdated(&format!("`{file}` is out of date\n{}", textdiff::unified(&file, &old, &new).text))
        }
        Ok(Comparison::Missing) => outdated(&format!("`{file}` is missing\n")),
        Err(error) => errors(&format!("cannot read `{file}`: {error}")),
    });
    directives
}

/// Writes the errors as Rust. Each text is in its own file, because rustc shows the source line of a
/// `compile_error!` and would repeat the whole text.
fn write_errors(path: &Path, input: &Input) -> io::Result<Outcome> {
    let mut rust = String::new();
    for (index, message) in messages(input).enumerate() {
        let file = format!("{}.{index}.txt", path.file_name().unwrap_or_default().to_string_lossy());
        write::write(&path.with_file_name(&file), &message)?;
        writeln!(rust, "::core::compile_error!(::core::include_str!({file:?}));")
            .expect("writing to a String cannot fail");
    }
    write::write(path, &rust)
}

fn messages(input: &Input) -> impl Iterator<Item = String> + '_ {
    render::messages(&input.sources, &input.loaded.report)
}

fn warnings(input: &Input) -> Vec<String> {
    let found =
        input.loaded.report.diagnostics().iter().filter(|found| found.rule.severity == Severity::Warning);
    let line = |found: &Diagnostic| {
        let at = found.site.map_or_else(String::new, |site| {
            let source = input.sources.get(site.file);
            let at = source.position(site.start);
            format!("{}:{}:{}: ", source.path(), at.line, at.column)
        });
        format!("cargo::warning={at}{} [{}]", found.message, found.rule.id)
    };
    found.map(line).collect()
}

fn failed(path: &Path, written: io::Result<Outcome>) -> Option<String> {
    written.err().map(|error| format!("cargo::error=cannot write `{}`: {error}", slashes(path)))
}

/// Splits a text into directives, because a cargo directive is one line.
fn errors(text: &str) -> Vec<String> {
    text.lines().map(|line| format!("cargo::error={line}")).collect()
}

fn watch(path: &Path) -> String {
    format!("cargo::rerun-if-changed={}", slashes(path))
}

fn slashes(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
