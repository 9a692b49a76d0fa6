//! `errspec init`: creates a small commented spec.

mod name;

use std::path::{Path, PathBuf};

use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::package::{self, DEFAULT_SPEC};
use errspec_outputs::__internal::create;

use crate::args::Init;
use crate::exit::Exit;
use crate::shell;
use crate::specs;
use crate::streams::{GOOD, Streams};

/// The spec, with placeholders such as `$NAME`.
const SPEC: &str = include_str!("init/errors.yaml");

pub(crate) fn run(args: &Init, streams: &mut Streams) -> Exit {
    let here = match std::env::current_dir() {
        Ok(here) => here,
        Err(error) => {
            streams.error(&format!("cannot read the working directory: {error}"));
            return Exit::Failed;
        }
    };
    let root = match args.root.as_deref().map(specs::folder).transpose() {
        Ok(root) => root,
        Err(none) => {
            streams.error(&none.error);
            return Exit::Failed;
        }
    };
    let spec = match (&args.spec, &root) {
        (Some(path), _) => package::real(path),
        (None, Some(root)) => root.join(DEFAULT_SPEC),
        (None, None) => home(&here).join(DEFAULT_SPEC),
    };
    let package = root.clone().unwrap_or_else(|| package::of(&spec));
    let name = package::name(&spec, &here);
    match create::create(&spec, &text(&spec, &package, root.is_some())) {
        Ok(()) => {
            streams.result(&format!("{GOOD}written{GOOD:#}  {name}\n"));
            streams.message(&next(args, &spec, &name));
            Exit::Success
        }
        Err(error)
            if error.kind() == std::io::ErrorKind::AlreadyExists && spec.symlink_metadata().is_ok() =>
        {
            streams.error(&format!("`{name}` already exists"));
            streams.help("run `errspec check` to check it, or pass `--spec PATH` to create another spec");
            Exit::Failed
        }
        Err(error) => {
            streams.error(&format!("cannot write `{name}`: {error}"));
            Exit::Failed
        }
    }
}

/// Returns the directory of the current package, or else the working directory: a search finds the spec there.
fn home(here: &Path) -> PathBuf {
    let mut folders = package::folders(&Disk, here, None).into_iter();
    folders.find(|folder| folder.join("Cargo.toml").exists()).unwrap_or_else(|| here.to_path_buf())
}

/// Returns the text of the spec; a page that already exists is not listed, because it may be hand-written.
fn text(spec: &Path, package: &Path, is_root: bool) -> String {
    let folder = spec.parent().unwrap_or(spec);
    let schema = package::name(&folder.join("errors.schema.json"), package);
    let page = if folder == package { "errors.md" } else { "docs/errors.md" };
    let comment = if package.join(page).exists() { "# " } else { "" };
    let base = if package.join("Cargo.toml").exists() {
        "the package"
    } else if is_root {
        "the directory of `--root`"
    } else if folder == package {
        "the directory of this file"
    } else {
        "the directory that contains `spec`"
    };
    SPEC.replace("$NAME", &name::of(package))
        .replace("$BASE", base)
        .replace("$PAGE", &format!("{comment}{page}"))
        .replace("$SCHEMA", &schema)
}

fn next(args: &Init, spec: &Path, name: &str) -> String {
    let spec_option = args.spec.as_ref().map(|_| format!(" --spec {}", shell::word(name)));
    let root_option =
        args.root.as_ref().map(|root| format!(" --root {}", shell::word(&root.to_string_lossy())));
    let option: String = spec_option.into_iter().chain(root_option).collect();
    let path = package::name(spec, &package::of(spec));
    format!(
        "\n\
         Next:\n  \
         errspec generate{option}\n      write the docs page and the JSON Schema for your editor\n  \
         errspec::errors!(\"{path}\");\n      in src/lib.rs, after `cargo add errspec`: the enum `ErrorCode`\n  \
         errspec check{option}\n      in CI: fail if a file is out of date\n"
    )
}
