//! Finds the specs of a run, and the directory of their outputs.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::package::{self, DEFAULT_SPEC};
use errspec_codegen::__internal::read::LIMIT;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{Border, Place};

use crate::args::Input;
use crate::below::{self, MOST};
use crate::owner::{self, Foreign};
use crate::shell;

/// Why a spec cannot be read.
pub(crate) struct NoSpec {
    pub(crate) error: String,
    pub(crate) help: Option<String>,
}

/// Returns the specs of `--spec`, or else the nearest one here or in a parent directory.
pub(crate) fn requested(input: &Input) -> Result<Vec<Place>, NoSpec> {
    let here = std::env::current_dir().map_err(|error| NoSpec {
        error: format!("cannot read the working directory: {error}"),
        help: None,
    })?;
    let root = input.root.as_deref().map(folder).transpose()?;
    let within = |place: Place| match &root {
        Some(root) => Place { package: root.clone(), from: root.clone(), ..place },
        None => place,
    };
    if input.spec.is_empty() {
        let spec = package::find(&Disk, &here, root.as_deref())
            .map_err(|tried| nowhere(&tried, root.as_deref().unwrap_or(&here), &here))?;
        let place = within(Place::of_file(&spec, &here));
        safe(&spec, &place, &here)?;
        return Ok(vec![place]);
    }
    let mut places: Vec<Place> = Vec::new();
    for path in &input.spec {
        let next = if path == Path::new("-") {
            Place::of_input(input.stdin_filename.as_deref(), &here)
        } else {
            Place::of_file(&given(path)?, &here)
        };
        // A spec that is named twice is read once.
        if !places.iter().any(|place| place.spec == next.spec) {
            places.push(within(next));
        }
    }
    Ok(places)
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
    let foreign = owner::foreign(spec, here).map_err(|error| NoSpec {
        error: format!("cannot read the owner of `{name}`: {error}"),
        help: None,
    })?;
    if let Some(Foreign { path, owner }) = foreign {
        let (path, here) = (package::name(&path, here), "the working directory");
        let error =
            format!("the spec `{name}` is above {here}, and `{path}` belongs to another user (uid {owner})");
        return Err(NoSpec { error, help: help() });
    }
    Ok(())
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
        let help = if shown.contains(['*', '?', '[', '{']) {
            "`--spec` takes one path, without wildcards; repeat it for several specs".to_owned()
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
