//! Finds the specs of a run, and the directory of their outputs.

mod patterns;

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::package::{self, DEFAULT_SPEC};
use errspec_codegen::__internal::quoted::quoted;
use errspec_codegen::__internal::read::LIMIT;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{Border, Place};

use crate::args::Input;
use crate::below::{self, MOST};
use crate::owner::{self, Foreign};
use crate::shell;

/// Why a spec cannot be read.
#[derive(Clone)]
pub(crate) struct NoSpec {
    pub(crate) error: String,
    pub(crate) help: Option<String>,
}

/// The specs of a run, and why others cannot be read.
#[derive(Default)]
pub(crate) struct Requested {
    pub(crate) places: Vec<Place>,
    pub(crate) unread: Vec<NoSpec>,
}

/// Returns the specs of the command line, or else the nearest one here or in a parent directory.
pub(crate) fn requested(input: &Input) -> Requested {
    let mut requested = Requested::default();
    if let Err(error) = requested.read(input) {
        requested.unread.push(error);
    }
    requested
}

impl Requested {
    fn read(&mut self, input: &Input) -> Result<(), NoSpec> {
        let here = std::env::current_dir()
            .map_err(|error| NoSpec::new(format!("cannot read the working directory: {error}")))?;
        let root = input.root.as_deref().map(folder).transpose()?;
        let within = |place: Place| match &root {
            Some(root) => Place { package: root.clone(), from: root.clone(), ..place },
            None => place,
        };
        if input.workspace {
            let folder = root.clone().or_else(|| package::repository(&here)).unwrap_or_else(|| here.clone());
            let specs = below::all(&folder);
            if specs.is_empty() {
                let error = format!("no `{DEFAULT_SPEC}` is in {}", quoted(&folder.to_string_lossy()));
                let help = "name the specs, or run `errspec init` to create one".to_owned();
                return Err(NoSpec { error, help: Some(help) });
            }
            for spec in specs {
                let place = within(Place::of_file(&spec, &here));
                self.push(own(&spec, &place, &here).map(|()| place));
            }
            return Ok(());
        }
        if input.spec.is_empty() {
            let spec = package::find(&Disk, &here, root.as_deref())
                .map_err(|tried| nowhere(&tried, root.as_deref().unwrap_or(&here), &here))?;
            let place = within(Place::of_file(&spec, &here));
            self.push(safe(&spec, &place, &here).map(|()| place));
        }
        for path in &input.spec {
            if path == Path::new("-") {
                self.push(Ok(within(Place::of_input(input.stdin_filename.as_deref(), &here))));
                continue;
            }
            for path in patterns::expand(path) {
                let found = path.and_then(|path| given(&path));
                self.push(found.map(|path| within(Place::of_file(&path, &here))));
            }
        }
        if input.stdin_filename.is_some() && !self.places.iter().any(|place| place.input) {
            let error = "`--stdin-filename` is the path of a spec on stdin, but no spec is `-`".to_owned();
            return Err(NoSpec::new(error));
        }
        Ok(())
    }

    /// Adds a spec. One that is named twice is read once.
    fn push(&mut self, found: Result<Place, NoSpec>) {
        match found {
            Ok(next) if self.places.iter().any(|place| place.spec == next.spec) => {}
            Ok(next) => self.places.push(next),
            Err(error) => self.unread.push(error),
        }
    }
}

impl NoSpec {
    pub(crate) fn new(error: String) -> Self {
        Self { error, help: None }
    }
}

/// Checks that a spec that was found, and not named by the user, is part of the project.
fn safe(spec: &Path, place: &Place, here: &Path) -> Result<(), NoSpec> {
    let name = package::name(spec, here);
    let help = || Some(format!("to use it, pass `--spec {}`", shell::word(&name)));
    let border = Border::of(place);
    if !border.has(spec) {
        let error = format!("the spec `{name}` is a link to a file outside of the {}", border.noun());
        return Err(NoSpec { error, help: help() });
    }
    // A spec in the working directory itself, or in the directory of `--root`, is as trusted as that directory.
    let home = spec.parent().and_then(Path::parent).unwrap_or(spec);
    if home == here || !here.starts_with(home) {
        return Ok(());
    }
    match foreign(spec, &name, here)? {
        Some(foreign) => {
            let error = format!("the spec `{name}` is above the working directory, and {foreign}");
            Err(NoSpec { error, help: help() })
        }
        None => Ok(()),
    }
}

/// Checks that a spec that `--workspace` has found is a file of the same repository and user.
fn own(spec: &Path, place: &Place, here: &Path) -> Result<(), NoSpec> {
    let name = package::name(spec, here);
    let border = Border::of(place);
    let problem = if border.has(spec) {
        foreign(spec, &name, here)?
    } else {
        Some(format!("it is a link to a file outside of the {}", border.noun()))
    };
    match problem {
        Some(problem) => Err(NoSpec {
            error: format!("the spec `{name}` is not read: {problem}"),
            help: Some(format!("to use it, name it: `{}`", shell::word(&name))),
        }),
        None => Ok(()),
    }
}

/// Says what of the spec belongs to another user, if anything does.
fn foreign(spec: &Path, name: &str, here: &Path) -> Result<Option<String>, NoSpec> {
    let foreign = owner::foreign(spec, here)
        .map_err(|error| NoSpec::new(format!("cannot read the owner of `{name}`: {error}")))?;
    Ok(foreign.map(|Foreign { path, owner }| {
        format!("`{}` belongs to another user (uid {owner})", package::name(&path, here))
    }))
}

/// Returns the directory of `--root`, without symbolic links.
pub(crate) fn folder(root: &Path) -> Result<PathBuf, NoSpec> {
    let real = root.canonicalize().ok().filter(|real| real.is_dir());
    real.ok_or_else(|| NoSpec {
        error: format!("root `{}` is not a directory", root.to_string_lossy()),
        help: None,
    })
}

/// Reads and checks a spec.
pub(crate) fn load(sources: &mut Sources, place: &Place) -> Result<Loaded, String> {
    if let (Some(path), false) = (&place.spec, place.input) {
        return Ok(load::file(sources, &Disk, path, &place.name(), Use::Outputs));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("cannot read stdin: {error}"))?;
    Ok(load::bytes(sources, bytes, &place.name(), Use::Outputs))
}

/// Checks that the path of `--spec` names a file.
fn given(path: &Path) -> Result<PathBuf, NoSpec> {
    let shown = path.to_string_lossy();
    if path.is_dir() {
        let error = format!("`{shown}` is a directory, not a spec");
        let inside = ["errors.yaml", DEFAULT_SPEC].map(|name| path.join(name)).into_iter();
        let help = match inside.into_iter().find(|spec| spec.is_file()) {
            Some(spec) => format!("pass `--spec {}`", shell::word(&package::name(&spec, Path::new(".")))),
            None => "pass the path of a YAML file".to_owned(),
        };
        return Err(NoSpec { error, help: Some(help) });
    }
    let is_missing = std::fs::symlink_metadata(path).is_err_and(|e| e.kind() == ErrorKind::NotFound);
    if is_missing {
        let help = if shown.contains('{') {
            "only shells expand braces; name each spec".to_owned()
        } else if let Some(near) = package::similar(path, Path::new(".")) {
            package::similar_path(&near)
        } else {
            format!("run `errspec init --spec {}` to create a spec there", shell::word(&shown))
        };
        return Err(NoSpec { error: format!("`{shown}` does not exist"), help: Some(help) });
    }
    Ok(path.to_path_buf())
}

/// The error if no spec is found in `tried`; it suggests the specs below `root`.
fn nowhere(tried: &[PathBuf], root: &Path, from: &Path) -> NoSpec {
    let mut error = "no spec found; looked for".to_owned();
    for path in tried {
        error.push_str("\n  ");
        error.push_str(&path.to_string_lossy());
    }
    let below = below::find(root);
    let mut help = match below.len() {
        0 => "run `errspec init` to create a spec, or pass `--spec PATH`".to_owned(),
        1 => "a subdirectory has a spec; to use it, pass".to_owned(),
        2..=MOST => "subdirectories have specs; to use one or more of them, pass".to_owned(),
        _ => format!("subdirectories have more than {MOST} specs; to use one or more of them, pass"),
    };
    for spec in below.iter().take(MOST) {
        help.push_str("\n  --spec ");
        help.push_str(&shell::word(&package::name(spec, from)));
    }
    NoSpec { error, help: Some(help) }
}
