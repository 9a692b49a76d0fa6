//! Which specs a run is about, and where their outputs go.

use std::io::Read;
use std::path::{Path, PathBuf};

use errspec_codegen::load::{self, Loaded};
use errspec_codegen::package;
use errspec_codegen::read::LIMIT;
use errspec_outputs::Place;

use crate::args::Input;
use crate::shell;

/// Why there is no spec to read.
pub(crate) struct NoSpec {
    pub(crate) error: String,
    pub(crate) help: Option<String>,
}

/// The specs of `--spec`, or the one that is found upwards.
pub(crate) fn asked(input: &Input) -> Result<Vec<Place>, NoSpec> {
    let paths = &input.spec;
    let here = std::env::current_dir().map_err(|error| NoSpec {
        error: format!("cannot tell the working directory: {error}"),
        help: None,
    })?;
    if paths.is_empty() {
        let spec = package::look_up(&here).map_err(|tried| nowhere(&tried))?;
        return Ok(vec![Place::of_file(&spec, &here)]);
    }
    let mut asked: Vec<Place> = Vec::new();
    for path in paths {
        let next = if path == Path::new("-") {
            Place::of_input(input.stdin_filename.as_deref(), &here)
        } else {
            Place::of_file(&given(path)?, &here)
        };
        // Twice the same is once.
        if !asked.iter().any(|place| place.spec == next.spec) {
            asked.push(next);
        }
    }
    Ok(asked)
}

/// Reads and checks it.
pub(crate) fn load(place: &Place) -> Result<Loaded, String> {
    if let (Some(path), false) = (&place.spec, place.input) {
        return Ok(load::file(path, &place.name()));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("cannot read the standard input: {error}"))?;
    Ok(load::bytes(bytes, &place.name()))
}

fn given(path: &Path) -> Result<PathBuf, NoSpec> {
    let missing = std::fs::symlink_metadata(path).is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound);
    if missing {
        let path = path.to_string_lossy();
        let word = shell::word(&path);
        return Err(NoSpec {
            error: format!("there is no spec at `{path}`"),
            help: Some(format!("`errspec init --spec {word}` writes one to start from")),
        });
    }
    Ok(path.to_path_buf())
}

fn nowhere(tried: &[PathBuf]) -> NoSpec {
    let mut error = "no spec was found; tried".to_owned();
    for path in tried {
        error.push_str("\n  ");
        error.push_str(&path.to_string_lossy());
    }
    NoSpec {
        error,
        help: Some("`errspec init` writes one to start from, `--spec PATH` names one elsewhere".to_owned()),
    }
}
