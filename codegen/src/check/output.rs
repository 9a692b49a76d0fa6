//! Are the paths of the outputs valid, and different from each other?

use std::collections::HashMap;

use crate::characters::{is_unseen, named};
use crate::check::context::Context;
use crate::check::text;
use crate::file_name::{FORBIDDEN, LONGEST_NAME, LONGEST_PATH, is_device, is_version_control};
use crate::grammar::SpecKey;
use crate::listing::{ListedField, ListedOutput, ListedSetting, ListedValue, Listing};
use crate::model::{Field, FieldType};
use crate::quoted::{quoted, shown, verbatim};
use crate::raw::{self, OutputValue, Text};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::{Site, Sited};
use crate::suggest::and;

/// After this: the path of each output is valid and unique.
pub(super) fn check(cx: &mut Context<'_, '_>, fields: &[Option<Field>]) -> Listing {
    let raw = cx.raw;
    let mut first = HashMap::<String, Site>::new();
    let mut outputs = Vec::with_capacity(raw.outputs.len());
    for output in &raw.outputs {
        let file = Some(&output.path).filter(|_| !output.is_ignored);
        let file = file.and_then(|path| self::path(cx, path));
        let file = file.filter(|file| is_new(cx, &mut first, file, output.path.site));
        let (path, value) = (owned(&output.path), value(&output.value));
        outputs.push(ListedOutput { path, file, value, is_ignored: output.is_ignored });
    }
    let buckets = raw.buckets.iter().map(|bucket| (bucket.name.value.clone().into_owned(), bucket.name.site));
    // Buckets may be defined in a part that could not be read.
    let is_known = !(raw.cut_short
        || raw.has_unread_buckets
        || raw.buckets.is_empty() && raw.misread.has(SpecKey::Buckets));
    let buckets = is_known.then(|| buckets.collect());
    let fields = raw.fields.iter().zip(fields).map(listed_field);
    let is_known = !(raw.cut_short || raw.misread.has(SpecKey::Fields));
    Listing { outputs, buckets, fields: is_known.then(|| fields.collect()) }
}

fn listed_field((raw, field): (&raw::Field<'_>, &Option<Field>)) -> ListedField {
    let is_list = field.as_ref().map(|field| matches!(field.ty, FieldType::OneOf(_)));
    ListedField { name: owned(&raw.name), is_list }
}

fn value(value: &OutputValue<'_>) -> ListedValue {
    match value {
        OutputValue::Kind(kind) => ListedValue::Kind(owned(kind)),
        OutputValue::Settings { settings, is_whole } => {
            ListedValue::Settings { settings: settings.iter().map(setting).collect(), is_whole: *is_whole }
        }
        OutputValue::Misread => ListedValue::Misread,
    }
}

fn setting(setting: &raw::Setting<'_>) -> ListedSetting {
    ListedSetting {
        name: owned(&setting.name),
        value: setting.value.as_ref().map(owned).map_err(Clone::clone),
    }
}

fn owned(text: &Text<'_>) -> Sited<String> {
    Sited::new(text.value.clone().into_owned(), text.site)
}

/// The normalized path, or `None` if it was reported.
fn path(cx: &mut Context<'_, '_>, path: &Text<'_>) -> Option<String> {
    let value = &*path.value;
    if value.trim().is_empty() {
        let diagnostic = Diagnostic::new(&rules::OUTPUT_PATH, path.site, "the path of an output is empty");
        cx.push(diagnostic.help("name a file, as in `docs/errors.md`"));
        return None;
    }
    let better: String = value.chars().filter(|c| !is_unseen(*c)).collect::<String>().replace('\\', "/");
    let mut contained = Vec::new();
    if let Some(control) = value.chars().find(|c| c.is_control()) {
        contained.push(format!("the control character U+{:04X}", u32::from(control)));
    }
    if let Some((_, hidden)) = text::hidden(value) {
        contained.push(format!("the invisible character {}", named(hidden)));
    }
    if value.contains('\\') {
        contained.push("a backslash".to_owned());
    }
    let mut problems: Vec<String> = Vec::new();
    let mut help = Vec::new();
    if !contained.is_empty() {
        problems.push(format!("contains {}", and(&contained)));
    }
    let has_drive = better.as_bytes().get(1) == Some(&b':');
    if better.starts_with('/') || has_drive {
        problems.push("is not relative".to_owned());
        help.push("make it relative to the package");
    }
    if matches!(better.rsplit('/').next(), Some("" | "." | "..")) {
        problems.push("names a folder".to_owned());
        help.push("name a file");
    }
    let names: Vec<_> = better.split('/').filter(|name| !matches!(*name, "" | "." | "..")).collect();
    let is_forbidden = |c: &char| better.contains(*c) && !(*c == ':' && has_drive);
    let forbidden: Vec<_> = FORBIDDEN.iter().filter(|c| is_forbidden(c)).map(|c| format!("`{c}`")).collect();
    let device = names.iter().find(|name| is_device(name));
    let ends = names.iter().find(|name| name.ends_with(['.', ' ']));
    let windows = [
        (!forbidden.is_empty()).then(|| format!("contains {}", and(&forbidden))),
        device.map(|name| format!("contains the Windows device {}", quoted(name))),
        ends.map(|name| format!("contains {} with a dot or a space at its end", quoted(name))),
    ];
    let is_for_windows = problems.len();
    problems.extend(windows.into_iter().flatten());
    if problems.len() > is_for_windows {
        help.push("choose names that are valid on Windows");
    }
    if names.iter().any(|name| name.len() > LONGEST_NAME) {
        problems.push(format!("contains a name of more than {LONGEST_NAME} bytes"));
        help.push("choose a shorter name");
    } else if value.len() > LONGEST_PATH {
        problems.push(format!("has more than {LONGEST_PATH} bytes"));
        help.push("choose a shorter path");
    }
    if let Some(name) = names.iter().find(|name| is_version_control(name)) {
        problems.push(format!("contains {}, the folder of a version control system", quoted(name)));
        help.push("choose another folder");
    }
    if problems.is_empty() {
        return Some(normal(value));
    }
    let message = format!("the output path `{}` {}", shown(value), and(&problems));
    let help = match &*help {
        [] => format!("write `{}`", verbatim(&better)),
        help => {
            let separator = value.contains('\\').then_some("use `/` between folders");
            let help: Vec<_> = separator.iter().chain(help).map(|&help| help.to_owned()).collect();
            format!("{}, as in `docs/errors.md`", and(&help))
        }
    };
    cx.push(Diagnostic::new(&rules::OUTPUT_PATH, path.site, message).help(help));
    None
}

/// Normalizes a path, so that two paths to one file are equal. `..` remains only at the start.
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
        let message = format!("two outputs write to the same file, `{}`", shown(path));
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
