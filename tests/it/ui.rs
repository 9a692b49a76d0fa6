//! Compile errors as users read them. Each program of `tests/ui` makes one mistake and has the expected text next to it.
//! A program in the folder of a rule breaks only that rule. Other folders are named by subject, such as what the compiler sees.
//!
//! The real cargo compiles all programs in one project, and the output of rustc is a snapshot.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::rules::Rule;
use serde_json::Value;

use crate::project::{Project, Run, workspace};

#[test]
fn every_mistake_is_reported() {
    check("ui", "errspec = { path = \"{errspec}\" }\nthiserror = \"2\"\n");
}

/// Misuse of what comes with a feature; all of these features are on.
#[test]
fn every_misuse_of_a_feature_is_reported() {
    check(
        "ui_features",
        "errspec = { path = \"{errspec}\", features = [\"client-reqwest\", \"client-tower\", \"openapi-utoipa\", \"server-actix\", \"server-tower\"] }
reqwest = { version = \"0.13\", default-features = false }
reqwest-middleware = { version = \"0.5\", default-features = false }
utoipa = { version = \"6\", default-features = false, features = [\"macros\"] }
",
    );
}

/// Compiles each program of a folder of `tests`, with these dependencies, and compares what rustc says.
fn check(name: &str, dependencies: &str) {
    let folder = workspace().join("tests").join(name);
    let programs = programs(&folder);
    assert!(!programs.is_empty(), "there is no program in {}", folder.display());
    let project = project(name, &folder, &programs, dependencies);
    let run = project.cargo(&["check", "--examples", "--keep-going", "--message-format=json"]);
    let told = told(name, &run);
    assert!(!told.is_empty(), "nothing was compiled:\n{}", run.stderr);
    let mut wrong = strays(&folder, &programs);
    for program in &programs {
        let path = format!("ui/{}.rs", program.display());
        let Some(told) = told.get(&path) else {
            wrong.push(format!("{path} compiles"));
            continue;
        };
        let broken = broken(told);
        let rule = program.parent().and_then(|folder| Rule::find(folder.to_str()?));
        if rule.is_some_and(|rule| broken != BTreeSet::from([rule.id])) {
            wrong.push(format!("{path} breaks {broken:?}"));
        }
        if catch_unwind(AssertUnwindSafe(|| hold(&folder, program, told))).is_err() {
            wrong.push(format!("{path} is told otherwise"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The programs, by their path without `.rs`.
fn programs(folder: &Path) -> Vec<PathBuf> {
    let files = files(folder).into_iter();
    files
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| path.with_extension(""))
        .collect()
}

/// A cargo project with each program as a library of its own, and the specs.
fn project(name: &str, folder: &Path, programs: &[PathBuf], dependencies: &str) -> Project {
    let examples = programs.iter().map(|program| {
        let path = program.to_str().unwrap();
        let name = path.replace('/', "-");
        format!("\n[[example]]\nname = \"{name}\"\npath = \"ui/{path}.rs\"\ncrate-type = [\"lib\"]\n")
    });
    let examples: String = examples.collect();
    let project = Project::new(name).manifest(&format!("[dependencies]\n{dependencies}{examples}"));
    for path in files(folder) {
        let text = fs::read_to_string(folder.join(&path)).unwrap();
        match path.extension().and_then(|end| end.to_str()) {
            Some("rs") => project.write(&format!("ui/{}", path.display()), &text),
            Some("yaml") => project.write(path.to_str().unwrap(), &text),
            _ => {}
        }
    }
    project
}

/// What rustc said of each program that does not compile, as it draws it.
fn told(project: &str, run: &Run) -> BTreeMap<String, String> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for line in run.stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let Some(message) = line.get("message").filter(|_| line["reason"] == "compiler-message") else {
            continue;
        };
        let rendered = message["rendered"].as_str().unwrap();
        let folder = format!("/projects/{project}/");
        let Some((_, path)) = line["target"]["src_path"].as_str().unwrap().split_once(&folder) else {
            panic!("a dependency does not compile cleanly:\n{rendered}");
        };
        let is_about_a_place = message["spans"].as_array().is_some_and(|spans| !spans.is_empty());
        // What has no place counts the errors and warnings, or says where there is more about them.
        if is_about_a_place {
            let told = told.entry(path.to_owned()).or_default();
            told.is_wrong |= message["level"] == "error";
            told.text.push_str(&of_the_program(&portable(rendered)));
        }
    }
    told.into_iter().filter(|(_, told)| told.is_wrong).map(|(path, told)| (path, told.text)).collect()
}

#[derive(Default)]
struct Told {
    text: String,
    is_wrong: bool,
}

/// The text without what differs between machines: where this workspace and the standard library are.
fn portable(rendered: &str) -> String {
    let lines = rendered.lines().map(|line| match line.split_once("/rustc/") {
        Some((arrow, path)) => {
            let path = path.split_once('/').map_or(path, |(_, path)| path);
            format!("{arrow}$RUST/{}\n", path.split(':').next().unwrap())
        }
        None => format!("{}\n", line.replace(workspace().to_str().unwrap(), "$ERRSPEC")),
    });
    lines.collect()
}

/// The text without excerpts of other crates: their lines move with unrelated changes.
fn of_the_program(rendered: &str) -> String {
    let lines: Vec<&str> = rendered.lines().collect();
    let is_elsewhere = |line: &str| {
        let line = line.trim_start();
        line.starts_with("--> $ERRSPEC/") || line.starts_with("--> /")
    };
    if !rendered.lines().any(is_elsewhere) {
        return rendered.to_owned();
    }
    let mut kept = String::new();
    let mut elsewhere = false;
    for line in lines {
        // A margin is as wide as the largest line number, which may be of another crate.
        let rest = line.trim_start();
        elsewhere = match () {
            () if is_elsewhere(line) => true,
            () if rest.is_empty() || rest.starts_with("= ") || rest.starts_with("--> ") => false,
            () if line.starts_with(char::is_alphabetic) => false,
            () => elsewhere,
        };
        if !elsewhere {
            kept.push_str(&narrow(line));
            kept.push('\n');
        }
    }
    kept
}

/// The line with the margin of a program of less than ten lines.
fn narrow(line: &str) -> String {
    let rest = line.trim_start();
    match rest.split_once(' ') {
        Some((number, excerpt)) if line != rest && number.parse::<u32>().is_ok() => {
            format!("{number} {}", excerpt.trim_start())
        }
        _ if rest.starts_with("--> ") => format!(" {rest}"),
        _ if line != rest && rest.starts_with(['|', '=']) => format!("  {rest}"),
        _ => line.to_owned(),
    }
}

/// The rules that errors name in brackets, and an empty one for errors that name none.
fn broken(told: &str) -> BTreeSet<&str> {
    let errors = told.lines().filter(|line| line.starts_with("error"));
    let rules = errors.map(|line| line.strip_suffix(']')?.rsplit_once('[').map(|(_, rule)| rule));
    rules.map(Option::unwrap_or_default).collect()
}

/// Compares with the snapshot next to the program.
fn hold(folder: &Path, program: &Path, told: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder.join(program.parent().unwrap()));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(program.file_name().unwrap().to_str().unwrap(), told));
}

/// Snapshots of programs that are gone.
fn strays(folder: &Path, programs: &[PathBuf]) -> Vec<String> {
    let snapshots =
        files(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "snap"));
    let strays = snapshots.filter(|path| !programs.contains(&path.with_extension("")));
    strays.map(|path| format!("{} is without its program", path.display())).collect()
}

/// All files below a folder, by their path in it, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_path_buf());
            }
        }
    }
    found.sort();
    found
}
