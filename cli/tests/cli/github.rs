//! `--format github`: annotations that GitHub can parse, and a log that it does not run as commands.

use crate::project::{OUTDATED, Project, SPEC, warned, wrong};

/// An annotation, parsed as the runner parses it.
#[derive(Debug, PartialEq, Eq)]
struct Annotation {
    kind: String,
    properties: Vec<(String, String)>,
    message: String,
}

impl Annotation {
    #[track_caller]
    fn get(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn place(&self) -> [Option<&str>; 5] {
        ["file", "line", "endLine", "col", "endColumn"].map(|name| self.get(name))
    }
}

fn unescape(text: &str) -> String {
    let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
    text.replace("%25", "%")
}

/// The annotations of a log, without commands that were stopped.
fn annotations(log: &str) -> Vec<Annotation> {
    let mut stopped = None;
    let mut all = Vec::new();
    for line in log.lines() {
        let Some(command) = line.trim_start().strip_prefix("::") else { continue };
        if let Some(token) = &stopped {
            if command == format!("{token}::") {
                stopped = None;
            }
            continue;
        }
        let (head, message) = command.split_once("::").expect("a command");
        if head == "stop-commands" {
            stopped = Some(message.to_owned());
            continue;
        }
        let (kind, properties) = head.split_once(' ').unwrap_or((head, ""));
        let properties = properties.split(',').map(|pair| {
            let (key, value) = pair.split_once('=').expect("key=value");
            (key.to_owned(), unescape(value))
        });
        let (kind, properties) = (kind.to_owned(), properties.collect());
        all.push(Annotation { kind, properties, message: unescape(message) });
    }
    assert_eq!(stopped, None, "commands go on at the end");
    all
}

#[track_caller]
fn github(project: &Project, folder: &str, code: i32, args: &[&str]) -> (String, Vec<Annotation>) {
    let ran = project.run_in(folder, &[args, &["--format", "github"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{}", ran.out);
    let annotations = annotations(&ran.out);
    (ran.out, annotations)
}

#[test]
fn diagnostics_have_their_spans() {
    let project = Project::new(&[("api/Cargo.toml", ""), ("api/spec/errors.yaml", &wrong())]);
    project.put("api/src/lib.rs", "");
    let (log, found) = github(&project, "api/src", 1, &["check"]);
    let kinds: Vec<_> =
        found.iter().map(|found| (found.kind.as_str(), found.get("title").unwrap())).collect();
    assert_eq!(
        kinds,
        [
            ("error", "errspec: status-range"),
            ("error", "errspec: unknown-bucket"),
            ("warning", "errspec: status-contradicts-bucket"),
        ]
    );
    let file = Some("api/spec/errors.yaml");
    assert_eq!(found[0].place(), [file, Some("18"), Some("18"), Some("11"), Some("14")]);
    assert_eq!(found[1].place(), [file, Some("19"), Some("19"), Some("13"), Some("17")]);
    assert!(
        found[1].message.contains("\nhelp: a bucket with a similar name exists: `fix`"),
        "{}",
        found[1].message
    );
    assert!(found[1].message.contains("\nbucket `fix`: api/spec/errors.yaml:5\n"), "{}", found[1].message);
    assert!(log.contains("error[unknown-bucket]: "), "the log has the text for people too\n{log}");
}

#[test]
fn a_place_of_several_lines_has_no_columns() {
    let spec =
        SPEC.replace("    meaning: Something broke.\n", "    meaning:\n      - Something\n      - broke\n");
    let (_, found) = github(&Project::with(&spec), "", 1, &["check"]);
    assert_eq!(found.len(), 1, "{found:?}");
    let place = found[0].place();
    assert_eq!(place[0], Some("spec/errors.yaml"));
    if place[1] == place[2] {
        assert!(place[3].is_some() && place[4].is_some(), "{found:?}");
    } else {
        assert!(place[3].is_none() && place[4].is_none(), "{found:?}");
    }
}

#[test]
fn files_that_are_out_of_date_or_missing() {
    let project = Project::with(&SPEC.replace("table\n", "table\n  b,100%.md: table\n"));
    project.run(&["generate"]);
    let right = project.text("docs/errors.md");
    project.put("docs/errors.md", &right.replace("no such order", "order"));
    std::fs::remove_file(project.path("b,100%.md")).unwrap();
    let (_, found) = github(&project, "spec", 1, &["check"]);
    let line = (1 + right.lines().position(|line| line.contains("no such order")).unwrap()).to_string();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].place(), [Some("docs/errors.md"), Some(&line), Some(&line), None, None]);
    assert_eq!(
        found[0].message,
        "`docs/errors.md` is out of date\nhelp: run `errspec generate` to update files that are out of date or missing"
    );
    assert_eq!(found[1].place(), [Some("b,100%.md"), Some("1"), Some("1"), None, None]);
}

#[test]
fn a_worktree_and_no_repository() {
    let project = Project::with(&wrong());
    std::fs::remove_dir(project.path(".git")).unwrap();
    let (_, found) = github(&project, "spec", 1, &["check"]);
    assert_eq!(found[0].get("file"), Some("errors.yaml"), "relative to where the job runs");
    project.put(".git", "gitdir: elsewhere");
    let (_, found) = github(&project, "spec", 1, &["check"]);
    assert_eq!(found[0].get("file"), Some("spec/errors.yaml"));
}

#[test]
fn stdin_is_not_a_file() {
    let project = Project::with(SPEC);
    let mut command = project.command("");
    let ran = project.ran(command.args(["check", "--spec", "-", "--format", "github"]).write_stdin(wrong()));
    let found = annotations(&ran.out);
    assert_eq!(found.len(), 3, "{}", ran.out);
    assert!(found.iter().all(|found| found.get("file").is_none()), "{found:?}");
}

#[test]
fn no_spec_is_an_annotation_too() {
    let (_, found) = github(&Project::new(&[]), "", 2, &["check"]);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.starts_with("no spec found; looked for\n"), "{found:?}");
}

#[test]
fn denied_warnings_are_errors() {
    let project = Project::with(&warned());
    let (_, found) = github(&project, "", 0, &["generate"]);
    assert_eq!(found[0].kind, "warning");
    let (_, found) = github(&project, "", 1, &["check", "--deny-warnings"]);
    assert_eq!(found[0].kind, "error");
}

#[test]
fn text_of_a_file_is_not_run_as_a_command() {
    let project = Project::with(SPEC);
    project.put("docs/errors.md", &format!("{OUTDATED}::add-mask::a\n::error file=x::boo\n##[error]boo\n"));
    let (log, found) = github(&project, "", 1, &["check"]);
    assert_eq!(found.len(), 1, "{log}");
    assert!(log.starts_with("::stop-commands::errspec-"), "{log}");
}

#[test]
fn the_log_tells_if_github_does_not_show_all() {
    let mut spec = SPEC.to_owned();
    for n in 0..11 {
        spec = spec.replace(
            "outputs:",
            &format!("  code_{n}:\n    http: 200\n    bucket: fix\n    meaning: M.\noutputs:"),
        );
    }
    let (log, found) = github(&Project::with(&spec), "", 1, &["check"]);
    assert_eq!(found.len(), 11);
    let last =
        "GitHub shows at most 10 errors and 10 warnings per step; this run has 11 errors and 0 warnings\n";
    assert!(log.ends_with(last), "{log}");
}
