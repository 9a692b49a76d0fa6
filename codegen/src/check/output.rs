//! Which files does the spec produce, and can it?

use std::collections::HashMap;

use crate::case;
use crate::check::bucket;
use crate::check::choice;
use crate::check::context::Context;
use crate::grammar::{Choices, OUTPUT_KINDS};
use crate::model::{self, Checked, OutputKind};
use crate::quoted::shown;
use crate::raw::{self, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::rust_name;
use crate::site::Site;

/// The values of `kind`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Table,
    Regions,
    Rust,
    Schema,
}

const KINDS: Choices<Kind> = Choices {
    key: "kind",
    names: OUTPUT_KINDS,
    values: &[Kind::Page, Kind::Table, Kind::Regions, Kind::Rust, Kind::Schema],
};

/// The name of the enum where the spec is silent.
const NAME: &str = "ErrorCode";

/// After this: each output is a file of its own, of a kind that its name fits, with settings that the kind has.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Vec<Option<model::Output>> {
    let raw = cx.raw;
    let mut first = HashMap::<String, Site>::new();
    let mut outputs = Vec::with_capacity(raw.outputs.len());
    for output in &raw.outputs {
        let path = path(cx, &output.path).filter(|path| is_new(cx, &mut first, path, output.path.site));
        let kind = choice::check(cx, output.kind.as_ref(), &KINDS);
        let kind = kind.and_then(|kind| settings(cx, output, path.as_deref(), kind));
        outputs.push((|| {
            Some(model::Output { path: path?, kind: kind?, site: output.path.site, checked: Checked::new() })
        })());
    }
    outputs
}

/// The path without detours, or `None` for one that was reported.
fn path(cx: &mut Context<'_, '_>, path: &Text<'_>) -> Option<String> {
    let value = &*path.value;
    let drive = value.as_bytes().get(1) == Some(&b':');
    let (problem, help) = if value.trim().is_empty() {
        ("is empty".to_owned(), "name a file, as in `docs/errors.md`")
    } else if let Some(control) = value.chars().find(|c| c.is_control()) {
        (format!("has the control character U+{:04X} in it", u32::from(control)), "remove it")
    } else if value.contains('\\') {
        ("has a backslash in it".into(), "write `/` between folders, on every system")
    } else if value.starts_with('/') || drive {
        ("is not relative".into(), "write it relative to the package, as in `docs/errors.md`")
    } else if matches!(value.rsplit('/').next(), Some("" | "." | "..")) {
        ("names a folder".into(), "name a file, as in `docs/errors.md`")
    } else {
        return Some(normal(value));
    };
    let message = format!("the path `{}` of an output {problem}", shown(value));
    cx.push(Diagnostic::new(&rules::OUTPUT_PATH, path.site, message).help(help));
    None
}

/// Two paths to one file are the same text after this; `..` stays only in front.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn is_new(cx: &mut Context<'_, '_>, first: &mut HashMap<String, Site>, path: &str, site: Site) -> bool {
    if let Some(&earlier) = first.get(path) {
        let message = format!("two outputs are one file, `{}`", shown(path));
        cx.push(
            Diagnostic::new(&rules::DUPLICATE_OUTPUT, site, message)
                .related(earlier, "the first")
                .help("remove one of them"),
        );
        return false;
    }
    first.insert(path.to_owned(), site);
    true
}

fn settings(
    cx: &mut Context<'_, '_>,
    output: &raw::Output<'_>,
    path: Option<&str>,
    kind: Kind,
) -> Option<OutputKind> {
    // A wrong path will be another one, which may fit.
    let fits = path.and_then(|path| fits(cx, output, path, kind));
    let name = match kind {
        Kind::Rust => enum_name(cx, output.name.as_ref()),
        Kind::Page | Kind::Table | Kind::Regions | Kind::Schema => {
            refuse(cx, output.name.as_ref(), "name", "rust").map(|()| NAME.to_owned())
        }
    };
    let bucket = match (kind, &output.bucket) {
        (_, None) => Some(None),
        (Kind::Table, Some(name)) => bucket::of(cx, name).map(Some),
        (Kind::Page | Kind::Regions | Kind::Rust | Kind::Schema, name) => {
            refuse(cx, name.as_ref(), "bucket", "table").map(|()| None)
        }
    };
    fits?;
    let (name, bucket) = (name?, bucket?);
    Some(match kind {
        Kind::Page => OutputKind::Page,
        Kind::Table => OutputKind::Table { bucket },
        Kind::Regions => OutputKind::Regions,
        Kind::Rust => OutputKind::Rust { name },
        Kind::Schema => OutputKind::Schema,
    })
}

/// The kind decides what is written, and what is written must suit the file.
fn fits(cx: &mut Context<'_, '_>, output: &raw::Output<'_>, path: &str, kind: Kind) -> Option<()> {
    let (extensions, list): (&[&str], _) = match kind {
        Kind::Page | Kind::Table => (&["md", "mdx"], "`.md` and `.mdx`"),
        Kind::Regions => (&["md", "mdx", "rs"], "`.md`, `.mdx` and `.rs`"),
        Kind::Rust => (&["rs"], "`.rs`"),
        Kind::Schema => (&["json"], "`.json`"),
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    if extension.is_some_and(|extension| extensions.contains(&extension)) {
        return Some(());
    }
    let kind_name = KINDS.name(kind);
    let message =
        format!("output `{}` cannot be of kind `{kind_name}`, which is for {list} files", shown(path));
    let site = output.kind.as_ref().map_or(output.path.site, |kind| kind.site);
    cx.push(
        Diagnostic::new(&rules::OUTPUT_KIND, site, message).help("choose another kind, or another file name"),
    );
    None
}

fn enum_name(cx: &mut Context<'_, '_>, name: Option<&Text<'_>>) -> Option<String> {
    let Some(name) = name else { return Some(NAME.to_owned()) };
    if case::is_camel(&name.value) && !rust_name::is_keyword(&name.value) {
        return Some(name.value.clone().into_owned());
    }
    let message = format!("the enum cannot be called `{}`", shown(&name.value));
    cx.push(
        Diagnostic::new(&rules::OUTPUT_SETTING, name.site, message)
            .help("start with a capital, go on with ASCII letters and digits, as in `ErrorCode`"),
    );
    None
}

/// A setting that this kind of output does not have.
fn refuse(cx: &mut Context<'_, '_>, setting: Option<&Text<'_>>, key: &str, kind: &str) -> Option<()> {
    let Some(setting) = setting else { return Some(()) };
    let message = format!("`{key}` is only for outputs of kind `{kind}`");
    cx.push(
        Diagnostic::new(&rules::OUTPUT_SETTING, setting.site, message)
            .help(format!("remove `{key}`, or set `kind: {kind}`")),
    );
    None
}
