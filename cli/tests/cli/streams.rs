//! Colors are used only on a terminal, and a closed pipe is not an error.

use std::process::{Command, Stdio};

use crate::project::{Project, SPEC, wrong};

#[test]
fn a_pipe_gets_no_colors() {
    let project = Project::with(&wrong());
    for format in ["human", "json", "github"] {
        let ran = project.run(&["check", "--format", format]);
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{format}: {ran:?}");
    }
}

#[test]
fn colors_can_be_forced_and_disabled() {
    let project = Project::with(&wrong());
    let ran = project.ran(project.command("").arg("check").env("CLICOLOR_FORCE", "1"));
    assert!(ran.err.contains("\u{1b}["), "{}", ran.err);
    let ran = project.ran(project.command("").arg("check").env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"));
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
}

#[test]
fn the_format_comes_from_the_environment_too() {
    let project = Project::with(SPEC);
    let ran = project.ran(project.command("").arg("check").env("ERRSPEC_FORMAT", "json"));
    assert!(ran.out.starts_with("{\n"), "{}", ran.out);
    let ran =
        project.ran(project.command("").args(["check", "--format=human"]).env("ERRSPEC_FORMAT", "json"));
    assert_eq!(ran.out, "");
}

#[test]
fn a_closed_pipe_is_not_a_failure() {
    let project = Project::with(SPEC);
    project.run(&["generate"]);
    for (verb, code) in [("check", 0), ("explain", 0), ("schema", 0)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_errspec"))
            .arg(verb)
            .current_dir(project.path(""))
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{verb}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{verb}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_goes_nowhere_is_a_failure() {
    let project = Project::with(SPEC);
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_errspec"))
        .arg("generate")
        .current_dir(project.path(""))
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "error: cannot write to stdout\n");
}

#[test]
fn wrong_usage_is_a_failure() {
    let project = Project::with(SPEC);
    assert_eq!(project.run(&["chek"]).code, 2);
    assert_eq!(project.run(&["check", "--format", "xml"]).code, 2);
    assert_eq!(project.run(&[]).code, 2);
    assert_eq!(project.run(&["--help"]).code, 0);
    assert_eq!(project.run(&["--version"]).out, concat!("errspec ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// Each command has a page, with its options and its examples as they are in its help.
#[test]
fn every_command_has_a_manual_page() {
    let project = Project::new(&[]);
    let commands = ["init", "generate", "check", "explain", "list", "schema", "completions", "man"];
    let whole = project.run(&["man"]);
    assert_eq!((whole.code, whole.err.as_str()), (0, ""));
    assert!(whole.out.contains(".TH errspec 1"), "{}", whole.out);
    for command in commands {
        assert!(whole.out.contains(&format!("errspec\\-{command}(1)")), "{command}: {}", whole.out);
        let page = project.run(&["man", command]);
        assert_eq!((page.code, page.err.as_str()), (0, ""), "{command}");
        assert!(page.out.contains(&format!(".TH errspec-{command} 1")), "{}", page.out);
        assert!(page.out.contains(&format!("errspec {command}")), "{}", page.out);
    }
    assert!(project.run(&["man", "check"]).out.contains("deny\\-warnings"));
    assert_eq!(project.run(&["man", "nothing"]).code, 2);
}

#[test]
fn every_shell_gets_completions() {
    let project = Project::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = project.run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        assert!(ran.out.contains("deny-warnings"), "{shell}: {}", ran.out);
    }
}

#[test]
fn the_schema_is_json() {
    let ran = Project::new(&[]).run(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(schema["properties"]["codes"].is_object(), "{schema}");
}
