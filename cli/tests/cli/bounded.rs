//! Nothing that the command prints grows with a string of the input, in any format.

use crate::project::{Project, Ran, SPEC};

const LONG: usize = 200_000;
/// Linux passes at most 128 KiB in one argument.
const LONG_ARGUMENT: usize = 100_000;
/// The most bytes that one error prints.
const MOST: usize = 20_000;

#[track_caller]
fn small(ran: &Ran, what: &str) {
    let printed = ran.out.len() + ran.err.len();
    assert!(printed > 0 && printed < MOST, "{what}: {printed} bytes");
}

#[track_caller]
fn small_in_each_format(project: &Project, args: &[&str], what: &str) {
    // GitHub's log has the text for people as well.
    for format in ["json", "github"] {
        let ran = project.run(&[args, &["--format", format]].concat());
        assert!(ran.code == 1 || ran.code == 2, "{what}: {}", ran.code);
        small(&ran, what);
    }
}

#[test]
fn markers_of_regions() {
    let x = "x".repeat(LONG);
    let spaces = " ".repeat(LONG);
    for (path, begin, end) in [("README.md", "<!-- errspec:", " -->"), ("a.mdx", "{/* errspec:", " */}")] {
        for words in [
            format!("begin {x}"),
            format!("begin {x} {x}"),
            format!("begin table {x}"),
            format!("begin table bucket={x}"),
            format!("begin code {x}"),
            format!("begin codes {x}"),
            format!("begin envelope code={x}"),
            format!("begin envelope {x}={x}"),
            format!("begin{x}"),
            x.clone(),
            format!(
                "begin table{spaces}bucket={spaces}fix{end}\n{begin}end{end}\n{begin}begin table{spaces}bucket={spaces}fix"
            ),
        ] {
            let what = words[..words.len().min(20)].to_owned();
            let spec = SPEC.replace("docs/errors.md: table", &format!("{path}: regions"));
            let project = Project::with(&spec);
            project.put(path, &format!("{begin}{words}{end}\n{begin}end{end}\n"));
            small_in_each_format(&project, &["generate"], &what);
        }
        let project = Project::with(&SPEC.replace("docs/errors.md: table", &format!("{path}: regions")));
        for text in [
            format!("{begin}begin table{end} {x}\n"),
            format!("{x} {begin}begin {x}{end}\n"),
            // The marker of the other kind of file.
            format!("<!-- errspec:begin {x} -->\n{{/* errspec:begin {x} */}}\n"),
        ] {
            project.put(path, &text);
            small_in_each_format(&project, &["generate"], "a wrong marker");
        }
    }
}

#[test]
fn lines_of_a_diff() {
    let project = Project::with(&SPEC.replace("docs/errors.md: table", "README.md: regions"));
    let x = "x".repeat(LONG);
    project.put("README.md", &format!("{x}\n<!-- errspec:begin table -->\n{x}\n<!-- errspec:end -->\n{x}\n"));
    for format in ["human", "json", "github"] {
        small(&project.run(&["check", "--format", format]), format);
    }
}

#[test]
fn arguments() {
    let project = Project::with(SPEC);
    let x = "x".repeat(LONG_ARGUMENT);
    let option = format!("--{x}");
    let lines = "x\n".repeat(LONG_ARGUMENT / 2);
    for args in [
        &["check", "--spec", &x][..],
        &["check", "--spec", &format!("spec/{x}.yaml")],
        &["check", "--spec", "-", "--stdin-filename", &x],
        &["check", "--root", &x],
        &["check", &option],
        &["check", "--format", &x],
        &["explain", &x],
        &["explain", &lines],
        &["init", "--spec", &x],
        &["init", "--root", &x],
        &["completions", &x],
        &[&x],
        &[&lines],
        &[&option],
    ] {
        let ran = project.run(args);
        assert_eq!(ran.code, 2, "{:?}", args[0]);
        small(&ran, &args.concat()[..30]);
    }
    let ran = project.ran(project.command("").arg("check").env("ERRSPEC_FORMAT", &x));
    assert_eq!(ran.code, 2);
    small(&ran, "environment");
}

/// The longest paths that a system accepts.
#[test]
fn paths() {
    let long = "x".repeat(200);
    let deep = vec![long.as_str(); 18].join("/");
    for path in [
        format!("/{deep}/a.md"),
        format!("{deep}\\a.md"),
        "x".repeat(LONG),
        format!("{}.md", "x".repeat(LONG)),
    ] {
        let spec = SPEC.replace("docs/errors.md: table", &format!("? {path:?}\n  : table"));
        let project = Project::with(&spec);
        small_in_each_format(&project, &["generate"], &path[..30]);
    }
    let project = Project::with(SPEC);
    small_in_each_format(&project, &["check", "--spec", &format!("{deep}/a.yaml")], "spec");
}
