//! Follows the README: every file and command in it, in its order, and every output that it shows.
//!
//! `examples/README.md` is run as well, against the example service.

#[path = "../../tests/it/project.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod project;

#[path = "../../tests/examples/process.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod process;

use std::path::{Path, PathBuf};
use std::process::Command;

use process::Process;
use project::{Project, workspace};

/// A fenced block.
struct Block {
    /// The heading of its section.
    section: String,
    /// Such as `rust`.
    language: String,
    /// The path of the file that it shows, if it is one.
    file: Option<String>,
    text: String,
}

impl Block {
    /// The commands of a block with outputs.
    fn commands(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter_map(|line| line.strip_prefix("$ "))
    }

    /// The commands of a block without outputs, without their comments.
    fn lines(&self) -> Vec<&str> {
        self.text.lines().map(|line| line.split(" # ").next().unwrap().trim()).collect()
    }

    /// Compares the block with what its commands print.
    #[track_caller]
    fn check(&self, mut run: impl FnMut(&str) -> String) {
        let mut shown = String::new();
        for command in self.commands() {
            shown.extend(["$ ", command, "\n", &run(command)]);
            // The body of a response does not end with a line break.
            if !shown.ends_with('\n') {
                shown.push('\n');
            }
        }
        assert_eq!(self.text, shown, "the page shows something else");
    }
}

/// The blocks of a page.
fn blocks(page: &str) -> Vec<Block> {
    let page = std::fs::read_to_string(workspace().join(page)).unwrap();
    let mut section = String::new();
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut section);
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let mut words = info.split_whitespace().map(str::to_owned);
        let mut text = String::new();
        for line in lines.by_ref().take_while(|line| *line != "```") {
            text.extend([line, "\n"]);
        }
        let (language, file) = (words.next().unwrap_or_default(), words.next());
        blocks.push(Block { section: section.clone(), language, file, text });
    }
    blocks
}

/// The blocks of the README that are in one of its sections; the text before the first section belongs to "".
fn sections(names: &[&str]) -> Vec<Block> {
    blocks("README.md").into_iter().filter(|block| names.contains(&block.section.as_str())).collect()
}

/// The search path of a user who has installed the command: the folder of the built one comes first.
fn path_with_errspec() -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_errspec")).parent().unwrap();
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap())
}

/// A command of the README as it is run here, where errspec comes from this workspace instead of a registry.
fn local(command: &str) -> String {
    let root = workspace();
    let root = root.display();
    match command {
        "cargo add errspec" => format!("cargo add errspec --path '{root}'"),
        "cargo add --build errspec-codegen" => {
            format!("cargo add --build errspec-codegen --path '{root}/codegen'")
        }
        "cargo install errspec-cli" => {
            assert_eq!(env!("CARGO_PKG_NAME"), "errspec-cli");
            "errspec --version".to_owned()
        }
        other => other.to_owned(),
    }
}

/// A shell of a user: `cd` affects the commands after it.
struct Shell {
    project: Project,
    /// The working directory, relative to the folder of the project.
    folder: PathBuf,
}

impl Shell {
    /// Runs a command and returns what a terminal would show.
    fn run(&mut self, command: &str) -> project::Run {
        let script = format!("{{ {command}\n}} 2>&1\nstatus=$?\npwd >\"$FOLDER\"\nexit $status");
        let told = tempfile::NamedTempFile::new().unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).env("PATH", path_with_errspec()).env("FOLDER", told.path());
        let run = self.project.run(&mut shell, self.folder.to_str().unwrap());
        let folder = std::fs::read_to_string(told.path()).unwrap();
        self.folder = Path::new(folder.trim_end()).strip_prefix(&self.project.folder).unwrap().to_owned();
        run
    }
}

#[test]
fn getting_started_works_from_an_empty_folder() {
    // Outside of this workspace: `cargo new` would make the project a member of it.
    let empty = tempfile::tempdir().unwrap();
    let project = Project { folder: empty.path().canonicalize().unwrap() };
    let mut shell = Shell { project, folder: PathBuf::new() };
    for block in sections(&["Getting started"]) {
        match (block.language.as_str(), &block.file) {
            (_, Some(file)) => shell.project.write(shell.folder.join(file).to_str().unwrap(), &block.text),
            ("sh", None) => {
                for command in block.lines() {
                    shell.run(&local(command)).succeeds();
                }
            }
            ("console", None) => block.check(|command| shell.run(command).stdout),
            (language, None) => panic!("nothing runs this block of {language}:\n{}", block.text),
        }
    }
    // The folder of the next run has another path, and so artifacts of its own.
    shell.run("cargo clean --quiet -p shop").succeeds();
}

#[test]
fn the_first_screen_shows_what_errspec_reports() {
    let blocks = sections(&["", "What you get"]);
    let [spec, bucket_error, own, own_error, response, client, decision] = blocks.as_slice() else {
        panic!("{} blocks, this test knows 7", blocks.len());
    };
    let project = Project::new("readme").manifest(
        "[dependencies]\nerrspec = { path = \"{errspec}\", features = [\"client\"] }\nhttp = \"1\"\n",
    );
    let write = |block: &Block, from: &str, to: &str| {
        assert!(block.text.contains(from), "no {from} in\n{}", block.text);
        project.write(block.file.as_deref().unwrap(), &block.text.replacen(from, to, 1));
    };
    let errors_end = |rest: &str| rest.starts_with("\n\nerror: ") || rest.starts_with("\nerror: ");

    write(spec, "bucket: fix_in_code", "bucket: fix_in_cod");
    write(own, "", "");
    let check =
        project.run(Command::new("errspec").arg("check").env("PATH", path_with_errspec()), "").fails();
    let rest = check.stderr.strip_prefix(&bucket_error.text);
    assert!(rest.is_some_and(errors_end), "{}\n{}", bucket_error.text, check.stderr);
    let message = bucket_error.text.lines().next().unwrap().split_once(": ").unwrap().1;
    let compiler = project.cargo(&["check", "--quiet"]).fails();
    assert!(compiler.stderr.contains(message), "{message}\n{}", compiler.stderr);

    write(spec, "", "");
    let compiler = project.cargo(&["check", "--quiet"]).fails();
    let rest = compiler.stderr.strip_prefix(&own_error.text);
    assert!(rest.is_some_and(errors_end), "{}\n{}", own_error.text, compiler.stderr);

    write(spec, "buckets:", "envelope: problem_details\nbuckets:");
    let explain = ["explain", "rate_limited", "--format", "json"];
    let explain =
        project.run(Command::new("errspec").args(explain).env("PATH", path_with_errspec()), "").succeeds();
    let explained: serde_json::Value = serde_json::from_str(&explain.stdout).unwrap();
    let shown: serde_json::Value = serde_json::from_str(&response.text).unwrap();
    assert_eq!(explained["codes"][0]["sample"]["body"], shown);

    write(spec, "", "");
    write(own, "\"rate_limit\"", "\"rate_limited\"");
    project.write("examples/client.rs", &client_program(&client.text));
    let run = project.cargo(&["run", "--quiet", "--example", "client"]).succeeds();
    assert_eq!(decision.text, run.stdout);
}

/// The program around the README's lines of a client.
fn client_program(lines: &str) -> String {
    const START: &str = r##"errspec::errors!("spec/errors.yaml");

use std::time::SystemTime;

use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy};
use http::{HeaderMap, StatusCode, header};

fn main() {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let headers = HeaderMap::from_iter([(header::RETRY_AFTER, "5".parse().unwrap())]);
    let body =
        br#"{"error": {"code": "order_frozen", "message": "Orders are frozen until the inventory is done."}}"#
            .to_vec();
    let attempt = Attempt::new(1, Idempotency::Idempotent).with_random(0.5);
"##;
    format!("{START}{lines}}}\n")
}

#[test]
fn every_block_of_the_readme_is_run() {
    let run = ["", "What you get", "Getting started", "More"];
    for block in blocks("README.md") {
        assert!(run.contains(&block.section.as_str()), "no test runs this block:\n{}", block.text);
    }
}

#[test]
fn the_two_commands_of_a_fresh_clone_work() {
    let blocks = sections(&["More"]);
    let [block] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    assert_eq!(block.lines(), ["cargo run -- generate", "cargo test"]);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--", "generate"])
        .current_dir(workspace())
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{stdout}\n{}", String::from_utf8_lossy(&output.stderr));
    // This test is part of the second command, so only CI can run that.
    let ci = std::fs::read_to_string(workspace().join(".ci/run")).unwrap();
    assert!(ci.lines().any(|line| line == "run cargo test"), "CI does not run the README's test command");
}

#[test]
fn the_example_service_answers_as_its_readme_shows() {
    let blocks = blocks("examples/README.md");
    let [start, requests] = blocks.as_slice() else { panic!("{} blocks, this test knows 2", blocks.len()) };
    // `tests/examples` runs the client as well.
    assert_eq!(start.lines(), ["service", "client"].map(|name| format!("cargo run --example {name}")));
    let (_service, url) = Process::service(&[]);
    let address = url.strip_prefix("http://").unwrap();
    assert!(requests.commands().count() > 0, "the page shows no request");
    requests.check(|command| {
        assert!(command.contains("127.0.0.1:8080"), "it is not sent to the service: {command}");
        // In braces, so that an error of curl is shown too, not only that of the last command.
        let command = format!("{{ {}; }} 2>&1", command.replace("127.0.0.1:8080", address));
        let output = Command::new("sh").args(["-c", &command]).env("NO_PROXY", "*").output().unwrap();
        // A terminal shows no carriage return.
        String::from_utf8(output.stdout).unwrap().replace('\r', "")
    });
}

/// Links to files of the repository, and to headings in them.
#[test]
fn the_links_of_the_pages_lead_somewhere() {
    let pages = [
        "README.md",
        "CHANGELOG.md",
        "spec/README.md",
        "spec/envelopes.md",
        "examples/README.md",
        "docs/integrations.md",
        "docs/view.md",
    ];
    for page in pages {
        let path = workspace().join(page);
        let text = prose(&std::fs::read_to_string(&path).unwrap());
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if let Some(page) = file.strip_prefix("https://docs.rs/") {
                assert!(is_documented(page), "{page}: {link}");
            }
            if file.starts_with("https:") {
                continue;
            }
            let file = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(file.exists(), "{page}: {link}");
            if !heading.is_empty() {
                let headings = std::fs::read_to_string(file).unwrap();
                let is_there = headings.lines().any(|line| line.starts_with('#') && slug(line) == heading);
                assert!(is_there, "{page}: {link}");
            }
        }
    }
}

/// Whether a page of docs.rs, such as `errspec/latest/errspec/macro.errors.html`, is that of a public item.
fn is_documented(page: &str) -> bool {
    let Some((_, page)) = page.split_once("/latest/") else { return true };
    let (modules, page) = page.rsplit_once('/').unwrap();
    let modules = modules.replace('/', "::");
    let item = match page {
        "index.html" => modules.clone(),
        page => format!("{modules}::{}", page.split('.').nth(1).unwrap()),
    };
    let listed = workspace().join("tests/it/public_api").join(modules.split("::").next().unwrap());
    let listed = std::fs::read_to_string(listed.with_extension("snap")).unwrap();
    listed.lines().any(|line| line.strip_prefix(&item).is_some_and(|rest| rest.starts_with(':')))
}

/// A page without its fenced blocks.
fn prose(page: &str) -> String {
    page.split("\n```").step_by(2).collect()
}

/// The anchor that GitHub gives to a heading.
fn slug(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}
