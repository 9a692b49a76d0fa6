//! Every file, snippet and command of the README, in a project of a user: what it shows is what happens.

#[path = "../../tests/it/project.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod project;

#[path = "../../tests/examples/process.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod process;

use std::path::Path;
use std::process::Command;

use process::Process;
use project::{Project, workspace};

/// A fenced block.
struct Block {
    /// Such as `rust`.
    language: String,
    /// The file that it is, if it is one.
    file: Option<String>,
    text: String,
}

impl Block {
    /// Whether it is a project of a user that the commands are run in, and not the running service of the examples.
    fn is_of_the_project(&self) -> bool {
        self.language == "console" && !self.commands().any(|command| command.starts_with("curl "))
    }

    fn commands(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter_map(|line| line.strip_prefix("$ "))
    }

    /// Holds what the commands print.
    #[track_caller]
    fn check(&self, run: impl Fn(&str) -> String) {
        let mut shown = String::new();
        for command in self.commands() {
            shown.extend(["$ ", command, "\n", &run(command)]);
            // The body of a response has no end of a line.
            if !shown.ends_with('\n') {
                shown.push('\n');
            }
        }
        assert_eq!(self.text, shown, "the README shows something else");
    }
}

/// The blocks of the README, those in lists without their indentation.
fn blocks() -> Vec<Block> {
    let readme = std::fs::read_to_string(workspace().join("README.md")).unwrap();
    let mut blocks = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let Some(info) = line.trim_start().strip_prefix("```") else { continue };
        let mut words = info.split_whitespace().map(str::to_owned);
        let mut text = String::new();
        for line in lines.by_ref().take_while(|line| line.trim() != "```") {
            text += line.get(indent..).unwrap_or_default();
            text.push('\n');
        }
        blocks.push(Block { language: words.next().unwrap_or_default(), file: words.next(), text });
    }
    blocks
}

/// The manifest of the README with the paths of this workspace instead of versions.
fn manifest(text: &str) -> String {
    let root = workspace();
    let path = |folder: &str| format!("{{ path = \"{}\" }}", root.join(folder).display());
    let text = text
        .replace("errspec = \"0.1\"", &format!("errspec = {}", path("")))
        .replace("errspec-codegen = \"0.1\"", &format!("errspec-codegen = {}", path("codegen")))
        .replace("errspec-outputs = \"0.1\"", &format!("errspec-outputs = {}", path("outputs")));
    assert!(!text.contains("\"0.1\""), "a dependency that is not of this workspace:\n{text}");
    let package = "name = \"readme\"\nversion = \"0.0.0\"\nedition = \"2024\"\ndefault-run = \"readme\"";
    format!("[package]\n{package}\n[workspace]\n{text}")
}

#[test]
fn what_the_readme_shows_is_what_happens() {
    let blocks = blocks();
    let project = Project::new("readme");
    let write = || {
        for block in &blocks {
            if let Some(file) = &block.file {
                let text = if file == "Cargo.toml" { manifest(&block.text) } else { block.text.clone() };
                project.write(file, &text);
            }
        }
    };
    write();
    // The crate's docs show a file that `errspec generate` has not written yet.
    project.write("docs/errors.md", "");
    let tool = Path::new(env!("CARGO_BIN_EXE_errspec")).parent().unwrap();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
    let shell = |command: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{command} 2>&1")]).env("PATH", &path);
        project.run(&mut shell, "")
    };
    let mut ran = 0;
    for block in blocks.iter().filter(|block| block.is_of_the_project()) {
        block.check(|command| shell(command).stdout);
        ran += 1;
    }
    assert!(ran > 0, "the README shows no command");
    // The last commands showed a wrong enum and a stale page.
    write();
    shell("errspec generate").succeeds();
    project.cargo(&["test", "--quiet"]).succeeds();
    project.cargo(&["doc", "--quiet", "--no-deps"]).succeeds();
}

#[test]
fn the_example_service_answers_as_the_readme_shows() {
    let blocks = blocks();
    let is_curl = |block: &&Block| block.language == "console" && !block.is_of_the_project();
    let block = blocks.iter().find(is_curl).expect("the README asks the service");
    let (_service, url) = Process::service(&[]);
    let address = url.strip_prefix("http://").unwrap();
    block.check(|command| {
        assert!(command.contains("127.0.0.1:8080"), "it asks something else: {command}");
        // In braces, so that an error of curl is shown as well, and not of the last command alone.
        let command = format!("{{ {}; }} 2>&1", command.replace("127.0.0.1:8080", address));
        let output = Command::new("sh").args(["-c", &command]).env("NO_PROXY", "*").output().unwrap();
        // A terminal shows no carriage return.
        String::from_utf8(output.stdout).unwrap().replace('\r', "")
    });
    assert_eq!(blocks.iter().filter(is_curl).count(), 1, "a second block would be run by nobody");
}

#[test]
fn every_block_is_a_file_or_a_command() {
    for block in blocks() {
        let is_run = block.file.is_some() || ["console", "sh"].contains(&block.language.as_str());
        assert!(is_run, "no test runs this block of the README:\n{}", block.text);
    }
}

#[test]
fn the_two_commands_of_a_fresh_clone_work() {
    let blocks = blocks();
    let block = blocks.iter().find(|block| block.language == "sh").expect("the two commands");
    let commands: Vec<_> = block.text.lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(commands, ["cargo run -- generate", "cargo test"]);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--", "generate"])
        .current_dir(workspace())
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{stdout}\n{}", String::from_utf8_lossy(&output.stderr));
    // This very test is a part of the second one, so only CI can run that.
    let ci = std::fs::read_to_string(workspace().join(".ci/run")).unwrap();
    assert!(ci.lines().any(|line| line == "run cargo test"), "CI does not run the README's test command");
}

/// `tests/examples` runs the client as well.
#[test]
fn the_commands_of_the_examples_are_those_that_tests_run() {
    let blocks = blocks();
    let block = blocks.iter().filter(|block| block.language == "sh").nth(1).expect("the examples");
    let commands: Vec<_> = block.text.lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(commands, ["service", "client"].map(|name| format!("cargo run --example {name}")));
}
