//! What a generator does, and what it says to cargo: one directive a line.

use std::env;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::{Generator, Target};
use crate::compare::{self, Comparison};
use crate::emit;
use crate::load::{self, Loaded};
use crate::package;
use crate::render;
use crate::report::Diagnostic;
use crate::rules::Severity;
use crate::textdiff;
use crate::write::{self, Outcome};

/// Reads, checks and writes; gives the directives.
pub(super) fn directives(generator: &Generator) -> Vec<String> {
    let mut directives = vec![watch(&generator.spec)];
    // Many write a path that begins with `CARGO_MANIFEST_DIR`; a checked-in file must not name this machine.
    let name = package::name(&generator.spec, Path::new("."));
    let loaded = load::file_for_rust(&generator.spec, &name);
    directives.extend(warnings(&loaded));
    directives.extend(match &generator.target {
        Target::OutDir(file) => {
            let out_dir =
                env::var_os("OUT_DIR").expect("OUT_DIR is not set: `Generator` runs in build scripts");
            to_out_dir(generator, &Path::new(&out_dir).join(file), &loaded, &name)
        }
        Target::File(path) => to_file(generator, path, &loaded, &name),
    });
    directives
}

fn to_out_dir(generator: &Generator, path: &Path, loaded: &Loaded, name: &str) -> Vec<String> {
    let Some(spec) = loaded.rust() else {
        let told = format!("cargo::warning=`{name}` has mistakes; rustc shows them where it is included");
        return [told].into_iter().chain(failed(path, write_errors(path, loaded))).collect();
    };
    let text = emit::file(&spec, &generator.settings, name);
    failed(path, write::write(path, &text)).into_iter().collect()
}

fn to_file(generator: &Generator, path: &Path, loaded: &Loaded, name: &str) -> Vec<String> {
    let Some(spec) = loaded.rust() else {
        return render::messages(&loaded.sources, &loaded.report).flat_map(|text| errors(&text)).collect();
    };
    if write::meant(path) == write::meant(&generator.spec) {
        return errors(&format!("`{}` is the spec itself; `out_file` takes another file", slashes(path)));
    }
    let text = emit::file(&spec, &generator.settings, name);
    if generator.check {
        return compare(path, &text);
    }
    match compare::update(path, &text) {
        // Cargo would take what was written just now for a change, and build once more for nothing.
        Ok(Outcome::Written) => Vec::new(),
        Ok(Outcome::Fresh) => vec![watch(path)],
        Err(error) => failed(path, Err(error)).into_iter().collect(),
    }
}

fn compare(path: &Path, text: &str) -> Vec<String> {
    let file = package::name(path, Path::new("."));
    let stale = |text: &str| errors(&format!("{text}help: build without `check(true)`, which writes it"));
    let mut directives = vec![watch(path)];
    directives.extend(match compare::compare(path, text) {
        Ok(Comparison::Same) => Vec::new(),
        Ok(Comparison::Different { old, new }) => {
            stale(&format!("`{file}` is stale\n{}", textdiff::unified(&file, &old, &new).text))
        }
        Ok(Comparison::Missing) => stale(&format!("`{file}` is missing\n")),
        Err(error) => errors(&format!("cannot read `{file}`: {error}")),
    });
    directives
}

/// The mistakes as Rust. Each text is in a file of its own, because rustc draws the line of a `compile_error!`
/// and would draw the whole text again.
fn write_errors(path: &Path, loaded: &Loaded) -> io::Result<Outcome> {
    let mut rust = String::new();
    for (index, message) in render::messages(&loaded.sources, &loaded.report).enumerate() {
        let file = format!("{}.{index}.txt", path.file_name().unwrap_or_default().to_string_lossy());
        write::write(&path.with_file_name(&file), &message)?;
        writeln!(rust, "::core::compile_error!(::core::include_str!({file:?}));")
            .expect("a String takes everything");
    }
    write::write(path, &rust)
}

fn warnings(loaded: &Loaded) -> Vec<String> {
    let found = loaded.report.diagnostics().iter().filter(|found| found.rule.severity == Severity::Warning);
    let line = |found: &Diagnostic| {
        let at = found.site.map_or_else(String::new, |site| {
            let source = loaded.sources.get(site.file);
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

/// Cargo takes one line a directive.
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
