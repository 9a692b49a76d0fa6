//! A user's cargo project in its own folder, built by the real cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A spec of one code.
pub(crate) const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  order_locked:
    http: 409
    bucket: fix_in_code
    meaning: The order is being changed by someone else.
";

/// A project that depends on the crates of this workspace.
pub(crate) struct Project {
    pub(crate) folder: PathBuf,
}

impl Project {
    /// Makes an empty project; `name` is its folder and its package.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("projects").join(name);
        // An interrupted run may have left one.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        // These versions are on the machine already, so cargo needs no network.
        fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder }
    }

    /// Writes a file of the project.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// Writes the manifest of a package; `rest` is its dependencies, with `{errspec}` and `{codegen}` for the paths.
    pub(crate) fn manifest(self, rest: &str) -> Self {
        let name = self.folder.file_name().unwrap().to_str().unwrap().to_owned();
        self.file(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n{}",
                filled(rest)
            ),
        )
    }

    /// Changes a file of the project.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The text of a file of the project.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// Runs cargo in the project, offline, with a target folder that all projects share.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Run {
        self.cargo_in("", arguments)
    }

    /// Runs cargo in a folder of the project.
    pub(crate) fn cargo_in(&self, folder: &str, arguments: &[&str]) -> Run {
        self.run(Command::new(env!("CARGO")).args(arguments), folder)
    }

    /// Runs a command in a folder of the project; cargo in it behaves as in [`Project::cargo`].
    pub(crate) fn run(&self, command: &mut Command, folder: &str) -> Run {
        let output = command
            .current_dir(self.folder.join(folder))
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"))
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        Run::new(&output)
    }
}

/// Inserts the path dependencies of this workspace into a manifest.
pub(crate) fn filled(manifest: &str) -> String {
    let root = workspace();
    manifest
        .replace("{errspec}", root.to_str().unwrap())
        .replace("{codegen}", root.join("codegen").to_str().unwrap())
}

/// The root of this workspace; the tests of every package can use this file.
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).unwrap().to_path_buf()
}

/// What a command printed and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) ok: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    fn new(output: &Output) -> Self {
        Self {
            ok: output.status.success(),
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// The run, which must have succeeded.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert!(self.ok, "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// The run, which must have failed.
    #[track_caller]
    pub(crate) fn fails(self) -> Self {
        assert!(!self.ok, "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Whether cargo compiled the package again.
    pub(crate) fn compiled(&self, package: &str) -> bool {
        self.stderr.contains(&format!("Compiling {package} "))
            || self.stderr.contains(&format!("Checking {package} "))
    }
}
