//! `assert_covers!`, in a user's project.

use crate::project::{Project, Run, SPEC};

const TYPES: &str = "
struct Locked;
impl errspec::ApiErrorCodes for Locked {
    const CODES: errspec::Codes = errspec::Codes::new(&[\"order_locked\"], &[]);
}
struct Gone<T>(T);
impl<T> errspec::ApiErrorCodes for Gone<T> {
    const CODES: errspec::Codes = errspec::Codes::new(&[\"order_gone\"], &[]);
}
struct Other;
";

/// The spec with a second code and a deprecated one.
fn spec() -> String {
    let code = "    http: 410\n    bucket: fix_in_code\n    meaning: The order was cancelled.\n";
    format!("{SPEC}  order_gone:\n{code}  order_cancelled:\n{code}    deprecated: {{ use: order_gone }}\n")
}

fn project(name: &str, main: &str) -> Project {
    Project::new(name)
        .manifest("[dependencies]\nerrspec = { path = \"{errspec}\" }\n")
        .file("spec/errors.yaml", &spec())
        .file("src/main.rs", &format!("#![allow(dead_code)]\nfn main() {{\n    {main}\n}}\n{TYPES}"))
}

#[track_caller]
fn says(run: &Run, part: &str) {
    assert!(run.stderr.contains(part), "{part:?} is not in\n{}", run.stderr);
}

#[test]
fn all_codes_except_deprecated_ones_are_required() {
    let project = project("c-covered", "errspec::assert_covers!(Locked, Gone<u8>);");
    let run = project.cargo(&["run", "--quiet"]).succeeds();
    assert_eq!(run.stderr, "");
    // The path and the trailing comma are the user's choice, and the call is an expression.
    let main = "let () = errspec::assert_covers!(\"spec/errors.yaml\", crate::Locked, Gone<u8>,);";
    project.write("src/main.rs", &format!("fn main() {{\n    {main}\n}}\n{TYPES}"));
    project.cargo(&["run", "--quiet"]).succeeds();
}

#[test]
fn missing_codes_are_shown_at_the_assertion() {
    let project = project("c-missing", "errspec::assert_covers!(Locked);");
    let run = project.cargo(&["run", "--quiet"]).fails();
    says(&run, "src/main.rs:3:5:\n1 code of `spec/errors.yaml` is not covered by any of the types\n");
    says(&run, "\n  --> spec/errors.yaml:11:3\n   |\n11 |   order_gone:\n   |   ^^^^^^^^^^\n");
    // An edit of the spec is enough.
    project.write("spec/errors.yaml", SPEC);
    project.cargo(&["run", "--quiet"]).succeeds();
}

#[test]
fn a_renamed_crate_is_named_last() {
    let main = "renamed::assert_covers!(Locked, Gone<u8>, crate = ::renamed);";
    let project = project("c-renamed", main)
        .manifest("[dependencies]\nrenamed = { package = \"errspec\", path = \"{errspec}\" }\n");
    project.write("src/main.rs", &project.read("src/main.rs").replace(" errspec::", " renamed::"));
    project.cargo(&["run", "--quiet"]).succeeds();
}

#[test]
fn every_mistake_is_one_error() {
    let cases = [
        (
            "",
            "error: expected the types that cover the spec, as in `assert_covers!(AuthError, OrderError)`\n",
        ),
        ("\"spec/errors.yaml\"", "error: expected the types that cover the spec, "),
        ("Locked, \"spec/errors.yaml\"", "error: the path of the spec must come before the types\n"),
        ("crate = ::errspec, Locked", "error: `crate = …` must come last\n"),
        (
            "\"spec/problems.yaml\", Locked",
            "error: spec `spec/problems.yaml` does not exist\n       = note: the path is relative to",
        ),
        ("Other", "error[E0277]: the codes of `Other` are not known at compile time\n"),
        ("Other", " --> src/main.rs:3:29\n"),
    ];
    let project = project("c-mistakes", "");
    for (input, expected) in cases {
        let main = format!("fn main() {{\n    errspec::assert_covers!({input});\n}}\n{TYPES}");
        project.write("src/main.rs", &format!("#![allow(dead_code)]\n{main}"));
        let run = project.cargo(&["check", "--quiet"]).fails();
        says(&run, expected);
        let errors = run.stderr.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!(errors, 2, "{}", run.stderr);
    }
    project.write("spec/errors.yaml", &SPEC.replace("name: Shop", "nam: Shop"));
    let run = project.cargo(&["check", "--quiet"]).fails();
    says(&run, "error: unknown key `nam` in a spec [unknown-key]\n");
}
