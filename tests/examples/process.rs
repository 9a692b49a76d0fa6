//! Runs an example as a user does, in bounded time, and leaves no process running.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than an example takes on a busy machine.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// A running example, which is killed when it is dropped.
pub(crate) struct Process {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
}

/// What a process printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) ok: bool,
    pub(crate) stdout: Vec<String>,
    pub(crate) stderr: Vec<String>,
}

/// The root of this workspace; the tests of every package can use this file.
fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).unwrap().to_path_buf()
}

/// cargo at the root of the workspace, as in a clone.
fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).current_dir(workspace()).env("CARGO_NET_OFFLINE", "true");
    // The settings of the test's environment do not belong to the examples.
    cargo.env("RUST_BACKTRACE", "0").env_remove("LIBRARY_HOURS").env_remove("RUST_LOG");
    cargo
}

impl Process {
    /// Builds an example and runs it with `cargo run`, which is then replaced by the example itself.
    pub(crate) fn example(name: &str, arguments: &[&str]) -> Self {
        let built = cargo(&["build", "--quiet", "--example", name]).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let mut child = cargo(&["run", "--quiet", "--example", name, "--"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = lines(child.stdout.take().unwrap());
        let stderr = lines(child.stderr.take().unwrap());
        Self { child, stdout, stderr }
    }

    /// The service, on a free port, and its URL.
    pub(crate) fn service(arguments: &[&str]) -> (Self, String) {
        Self::listening("service", arguments)
    }

    /// An example that is a service, on a free port, and its URL.
    pub(crate) fn listening(name: &str, arguments: &[&str]) -> (Self, String) {
        let service = Self::example(name, &[&["--port", "0"], arguments].concat());
        let line = service.stdout.recv_timeout(LIMIT).expect("the service says where it listens");
        let url = line.strip_prefix("listening on ").expect("its first line says so").to_owned();
        (service, url)
    }

    /// Stops the process as Ctrl-C does.
    pub(crate) fn interrupt(&self) {
        let kill = format!("kill -INT {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Waits until the process ends.
    pub(crate) fn ended(mut self) -> Ended {
        let deadline = Instant::now() + LIMIT;
        let stdout = until_its_end(&self.stdout, deadline);
        let stderr = until_its_end(&self.stderr, deadline);
        // A process that has closed both is about to end.
        let ok = self.child.wait().unwrap().success();
        Ended { ok, stdout, stderr }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines() {
            // A test that has failed does not listen any more.
            if line.is_err() || sender.send(line.unwrap()).is_err() {
                return;
            }
        }
    });
    receiver
}

#[track_caller]
fn until_its_end(stream: &Receiver<String>, deadline: Instant) -> Vec<String> {
    use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};

    let mut lines = Vec::new();
    loop {
        match stream.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => lines.push(line),
            Err(Disconnected) => return lines,
            Err(Timeout) => panic!("it did not end; until now it said\n{}", lines.join("\n")),
        }
    }
}
