//! Specs on disk, each with its expected diagnostics: `<rule>/<mistake>.yaml` and `<rule>/<mistake>.txt`.
//!
//! A spec in a folder named after a rule breaks that rule and no other.
//! Those in `several-at-once` break several rules. Those in `right` break none and have no `.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::rules::Rule;
use errspec_codegen::__internal::site::Sources;
use similar::TextDiff;

/// If set, each text that differs from its `.txt` is written next to it, as `.txt.new`.
const WRITE_NEW: &str = "ERRSPEC_UI_NEW";

/// A spec after the stage that is tested.
pub(crate) struct Checked {
    pub(crate) sources: Sources,
    pub(crate) report: Report,
    /// Whether the stage returned what later stages need.
    pub(crate) is_accepted: bool,
}

/// Checks every pair of a folder. Panics with all complaints.
#[track_caller]
pub(crate) fn check(folder: &Path, stage: impl Fn(Vec<u8>) -> Checked) {
    let write_new = std::env::var_os(WRITE_NEW).is_some();
    let wrong = wrong(folder, stage, write_new);
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The rules that the specs of a folder break, according to its name.
#[derive(Clone, Copy)]
enum Breaks {
    Only(&'static Rule),
    Several,
    None,
}

/// All complaints about the pairs of a folder.
pub(crate) fn wrong(folder: &Path, stage: impl Fn(Vec<u8>) -> Checked, write_new: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, extensions) in files(folder, &mut wrong) {
        let parent = path.parent().and_then(|parent| parent.to_str()).unwrap_or_default();
        let breaks = match (Rule::find(parent), parent) {
            (Some(rule), _) => Breaks::Only(rule),
            (None, "several-at-once") => Breaks::Several,
            (None, "right") => Breaks::None,
            (None, _) => {
                wrong.push(format!("{}: its folder is not named after a rule", path.display()));
                continue;
            }
        };
        let expected: &[&str] = match breaks {
            Breaks::Only(_) | Breaks::Several => &["txt", "yaml"],
            Breaks::None => &["yaml"],
        };
        if !extensions.iter().eq(expected) {
            wrong.push(format!("{}: expected the files {expected:?}, found {extensions:?}", path.display()));
        }
        if extensions.contains("yaml") {
            count += 1;
            wrong.extend(one(&folder.join(path), breaks, &stage, write_new));
        }
    }
    if count == 0 {
        wrong.push(format!("there are no specs in {}", folder.display()));
    }
    wrong
}

/// The complaints about one pair. `path` has no extension.
fn one(path: &Path, breaks: Breaks, stage: &impl Fn(Vec<u8>) -> Checked, write_new: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let yaml = fs::read(path.with_extension("yaml")).expect("a spec");
    let checked = stage(yaml);
    let found: BTreeSet<_> = checked.report.diagnostics().iter().map(|found| found.rule.id).collect();
    let is_as_named = match breaks {
        Breaks::Only(rule) => found == BTreeSet::from([rule.id]),
        Breaks::Several => found.len() > 1,
        Breaks::None => found.is_empty(),
    };
    if !is_as_named {
        wrong.push(format!("it breaks the rules {found:?}, which is not what its folder says"));
    }
    for found in checked.report.diagnostics() {
        for site in found.site.iter().chain(found.related.iter().map(|(site, _)| site)) {
            if checked.sources.get(site.file).text().get(site.range()).is_none() {
                wrong.push(format!("{site:?} of `{}` is not a range of the text", found.message));
            }
        }
    }
    if checked.is_accepted == checked.report.has_errors() {
        wrong.push("a spec must be accepted if it has no errors, and only then".to_owned());
    }
    let rendered = render::human(&checked.sources, &checked.report, Color::Plain);
    let text = path.with_extension("txt");
    let expected = match breaks {
        Breaks::Only(_) | Breaks::Several => fs::read_to_string(&text).unwrap_or_default(),
        Breaks::None => String::new(),
    };
    if rendered != expected {
        if write_new {
            fs::write(text.with_extension("txt.new"), &rendered).expect("a writable folder");
        }
        let diff = TextDiff::from_lines(&expected, &rendered);
        let diff = diff.unified_diff().context_radius(3).header("expected", "reported").to_string();
        wrong.push(format!("its text differs; with {WRITE_NEW}=1 the new one is written next to it\n{diff}"));
    }
    wrong.into_iter().map(|wrong| format!("{}: {wrong}", path.display())).collect()
}

/// The files of all folders, by their path without extension. Files that cannot be one of a pair are complaints.
fn files(folder: &Path, wrong: &mut Vec<String>) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let mut files = BTreeMap::<PathBuf, BTreeSet<String>>::new();
    let list = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        entries.map(|entry| entry.expect("a readable folder").path()).collect()
    };
    for subfolder in list(folder) {
        if !subfolder.is_dir() {
            wrong.push(format!("{}: it must be in the folder of a rule", subfolder.display()));
            continue;
        }
        for file in list(&subfolder) {
            let name = file.strip_prefix(folder).expect("it is in the folder");
            let extension = name.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if file.is_dir() || !matches!(extension, "yaml" | "txt") {
                wrong.push(format!("{}: it is neither a `.yaml` nor a `.txt`", file.display()));
            } else {
                files.entry(name.with_extension("")).or_default().insert(extension.to_owned());
            }
        }
    }
    files
}
