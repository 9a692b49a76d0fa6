//! Which files does a spec produce, what is in them, and are they fresh?
//! Everything is made in memory first; nothing is written before all of it is there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::diff::{self, Diff};
use crate::docs;
use crate::emit::{self, Settings};
use crate::load::Loaded;
use crate::model::{self, OutputKind};
use crate::package;
use crate::quoted::shown;
use crate::read::{self, LIMIT};
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::schema;
use crate::site::{Site, Sources};
use crate::write::{self, Outcome};

/// What a spec from the standard input is called.
pub const STDIN: &str = "<stdin>";

/// Where a spec and its outputs are, and from where people look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file of the spec; `None` for the standard input that stands for no file.
    pub spec: Option<PathBuf>,
    /// Whether the text comes from the standard input.
    pub input: bool,
    /// The folder that outputs are relative to.
    pub package: PathBuf,
    /// The folder that names in diagnostics are relative to.
    pub from: PathBuf,
}

/// A file that a spec produces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it should hold.
    pub text: String,
    /// The place of its path in the spec.
    pub site: Site,
}

/// What a file is, compared with what it should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// The same.
    Fresh,
    /// Something else.
    Stale(Diff),
    /// Not there.
    Missing,
}

/// The files that specs of this run produce already, each with the spec that does:
/// no two specs may produce the same one, but for the schema, which is the same for all.
#[derive(Debug, Default)]
pub struct Taken(HashMap<PathBuf, (String, OutputKind)>);

impl Place {
    /// The place of the spec at `spec`.
    #[must_use]
    pub fn of_file(spec: &Path, from: &Path) -> Self {
        let spec = package::real(spec);
        Self { package: package::of(&spec), from: package::real(from), spec: Some(spec), input: false }
    }

    /// The place of a spec from the standard input: that of the file it stands for,
    /// or else in the package around `from`.
    #[must_use]
    pub fn of_input(stands_for: Option<&Path>, from: &Path) -> Self {
        if let Some(spec) = stands_for {
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
}

/// Makes all outputs of a spec in memory, in the order of the spec; none, if there is a mistake.
///
/// What is wrong with a file that outputs go into is reported.
pub fn emit(loaded: &mut Loaded, place: &Place, taken: &mut Taken) -> Vec<Output> {
    let Loaded { sources, report, spec } = loaded;
    let Some(spec) = spec else { return Vec::new() };
    let mut outputs = Vec::with_capacity(spec.outputs.len());
    for output in &spec.outputs {
        let path = package::real(&place.package.join(&output.path));
        let name = package::name(&path, &place.from);
        let wanted = Wanted { spec, output, place, path, name };
        if !is_free(&wanted, taken, report) {
            continue;
        }
        if let Some(text) = text(&wanted, sources, report) {
            let Wanted { path, name, .. } = wanted;
            outputs.push(Output { name, path, text, site: output.site });
        }
    }
    report.sort();
    if report.has_errors() { Vec::new() } else { outputs }
}

impl Output {
    /// Compares the file with what it should hold.
    ///
    /// A file whose lines all end in CR LF is compared as such:
    /// git makes such checkouts on Windows, and stores LF.
    ///
    /// # Errors
    ///
    /// If there is something that cannot be read.
    pub fn compare(&self) -> io::Result<Freshness> {
        compare(&self.path, &self.name, &self.text)
    }

    /// Makes the file hold what it should; one whose lines all end in CR LF keeps that.
    ///
    /// # Errors
    ///
    /// If it cannot be written; what was there stays.
    pub fn write(&self) -> io::Result<Outcome> {
        write(&self.path, &self.text)
    }
}

/// As [`Output::compare`] does.
pub(crate) fn compare(path: &Path, name: &str, text: &str) -> io::Result<Freshness> {
    // What is wrong with a file that cannot be read is found below.
    if write::holds(path, text).unwrap_or(false) {
        return Ok(Freshness::Fresh);
    }
    let old = match content(path) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Freshness::Missing),
        Err(error) => return Err(error),
    };
    let readable = String::from_utf8_lossy(&old);
    let text = ending_as(text, &readable);
    Ok(if old == text.as_bytes() {
        Freshness::Fresh
    } else {
        Freshness::Stale(diff::unified(name, &readable, &text))
    })
}

/// As [`Output::write`] does.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<Outcome> {
    let old = content(path).unwrap_or_default();
    write::write(path, &ending_as(text, &String::from_utf8_lossy(&old)))
}

fn ending_as<'t>(text: &'t str, old: &str) -> Cow<'t, str> {
    if !text.contains('\r') && diff::all_crlf(old) {
        Cow::Owned(text.replace('\n', "\r\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What is known about one output while it is made.
struct Wanted<'a> {
    spec: &'a model::Spec,
    output: &'a model::Output,
    place: &'a Place,
    path: PathBuf,
    name: String,
}

/// Whether nobody else writes that file: not the author of the spec, and neither another output nor another spec.
fn is_free(wanted: &Wanted<'_>, taken: &mut Taken, report: &mut Report) -> bool {
    let Some(found) = refused(wanted, taken) else { return true };
    report.push(found);
    false
}

fn refused(wanted: &Wanted<'_>, taken: &mut Taken) -> Option<Diagnostic> {
    let Wanted { output, place, path, .. } = wanted;
    let refuse = |problem: &str, help: &str| {
        let message = format!("the output `{}` is {problem}", shown(&output.path));
        Diagnostic::new(&rules::DUPLICATE_OUTPUT, output.site, message).help(help)
    };
    let file = meant(path);
    if place.spec.as_ref().is_some_and(|spec| meant(spec) == file) {
        return Some(refuse("the spec itself", "name another file"));
    }
    let before = taken.0.insert(file.clone(), (place.name(), output.kind.clone()));
    let (other, _) =
        before.filter(|(_, kind)| [kind, &output.kind].iter().any(|kind| **kind != OutputKind::Schema))?;
    // `check` has found those that are written alike; links make others one.
    let earlier = wanted.spec.outputs.iter().take_while(|earlier| earlier.site != output.site);
    let first = earlier.filter(|_| other == place.name());
    let mut first = first.map(|first| (first.site, meant(&package::real(&place.package.join(&first.path)))));
    Some(match first.find(|(_, first)| *first == file) {
        Some((first, _)) => {
            refuse("the file of another output", "remove one of them").related(first, "the first")
        }
        None => refuse(&format!("an output of `{}` too", shown(&other)), "give each spec files of its own"),
    })
}

/// The file that is read and written at a path, whatever symbolic links lead there.
pub(crate) fn meant(path: &Path) -> PathBuf {
    // A circle is no file; writing says so.
    write::target(path).map_or_else(|_| path.to_path_buf(), |target| package::real(&target))
}

fn text(wanted: &Wanted<'_>, sources: &mut Sources, report: &mut Report) -> Option<String> {
    let Wanted { spec, output, place, .. } = wanted;
    let source = place.source();
    match &output.kind {
        OutputKind::Page => Some(docs::page(spec, &output.path, &source)),
        OutputKind::Table { bucket } => Some(docs::table(spec, *bucket, &output.path, &source)),
        OutputKind::Regions => regions(wanted, sources, report),
        OutputKind::Rust { name } => Some(emit::file(spec, &Settings::named(name), &source)),
        OutputKind::Schema => Some(schema::schema()),
    }
}

fn regions(wanted: &Wanted<'_>, sources: &mut Sources, report: &mut Report) -> Option<String> {
    let Wanted { spec, output, path, name, .. } = wanted;
    if fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        let message = format!("there is no file `{name}` to fill the regions of");
        let markers = "`<!-- errspec:begin table -->`, `<!-- errspec:end -->`";
        report.push(
            Diagnostic::new(&rules::UNREADABLE, output.site, message)
                .help(format!("make the file, with markers around the place of the table: {markers}")),
        );
        return None;
    }
    let file = read::file(sources, path, name, report)?;
    docs::regions(spec, sources, file, report)
}

/// Reads a file; what is none, or is far too large, is an error and not waited for.
fn content(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is there and not a file"));
    }
    let mut bytes = Vec::new();
    // A page of the largest spec is some times larger than the spec; beyond that it is no page of ours.
    fs::File::open(path)?.take(16 * LIMIT as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
