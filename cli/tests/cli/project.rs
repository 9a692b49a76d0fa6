//! A package in a temporary folder, and runs of the command in it.

use std::fs;
use std::path::{Path, PathBuf};

/// A spec of two codes without errors, with a table as its only output.
pub(crate) const SPEC: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix:
    title: Fix it
    retry: never
    advice: Change the request.
  again:
    title: Try again
    retry: backoff
    max_attempts: 3
    base_delay: 500ms
    max_delay: 10s
    advice: Send the `same` request again.
codes:
  not_found:
    http: 404
    bucket: fix
    meaning: There is no such order.
  broken:
    http: 500
    bucket: again
    meaning: Something broke.
outputs:
  docs/errors.md: table
";

/// A spec with two errors and a warning: a status, a bucket, and a status that contradicts its bucket.
pub(crate) fn wrong() -> String {
    let late = "  late:\n    http: 503\n    bucket: fix\n    meaning: Too late.\noutputs:\n";
    SPEC.replace("http: 404\n    bucket: fix\n", "http: 200\n    bucket: fixx\n").replace("outputs:\n", late)
}

/// A spec with a warning and no errors.
pub(crate) fn warned() -> String {
    let unused = "  unused:\n    title: Unused\n    retry: never\n    advice: Nothing.\ncodes:\n";
    SPEC.replace("codes:\n", unused)
}

pub(crate) struct Project(tempfile::TempDir);

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Project {
    /// A repository with these files and nothing else.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::create_dir(project.path(".git")).unwrap();
        for (path, text) in files {
            project.put(path, text);
        }
        project
    }

    /// A cargo package with that spec.
    pub(crate) fn with(spec: &str) -> Self {
        Self::new(&[("Cargo.toml", ""), ("spec/errors.yaml", spec)])
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().canonicalize().unwrap().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    /// All files, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, files: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, files);
                } else {
                    files.push(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        let mut files = Vec::new();
        walk(&self.path(""), &self.path(""), &mut files);
        files.sort();
        files
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_in("", args)
    }

    pub(crate) fn run_in(&self, folder: &str, args: &[&str]) -> Ran {
        self.ran(self.command(folder).args(args))
    }

    /// The command in a folder of the project, independent of the environment of the test.
    pub(crate) fn command(&self, folder: &str) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_errspec"));
        command.current_dir(self.path(folder));
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "ERRSPEC_FORMAT"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn ran(&self, command: &mut assert_cmd::Command) -> Ran {
        let output = command.output().expect("the command runs");
        let text = |bytes| {
            let text = String::from_utf8(bytes).expect("UTF-8");
            text.replace(self.path("").to_str().unwrap().trim_end_matches('/'), "$ROOT")
        };
        Ran {
            code: output.status.code().expect("an exit status"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Ran {
    /// Compares the exit status and both streams exactly.
    #[track_caller]
    pub(crate) fn is(&self, code: i32, out: &str, err: &str) {
        assert_eq!((self.out.as_str(), self.err.as_str()), (out, err), "\n{}\n{}", self.out, self.err);
        assert_eq!(self.code, code);
    }
}
