//! Time and memory of child processes, as the kernel reports them.

use std::process::{Command, Stdio};
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// The argument with which this program measures one command and does nothing else.
pub(crate) const MEASURE: &str = "--measure";

/// What a command used.
pub(crate) struct Taken {
    /// User and system time.
    pub(crate) time: Duration,
    /// The peak memory of one of its processes, in MiB.
    pub(crate) memory: f64,
}

/// User and system time of all child processes that have been waited for.
pub(crate) fn time() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts");
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(microseconds.try_into().expect("time that has passed"))
}

/// Runs a command and returns what it used.
///
/// The kernel keeps one memory peak for all children, so the command runs as the only child of another process: this program again.
pub(crate) fn measure(command: &Command) -> Taken {
    let mut watch = Command::new(std::env::current_exe().expect("this program"));
    watch.arg(MEASURE).arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        watch.current_dir(folder);
    }
    let output = watch.output().expect("this program runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    let (microseconds, memory) = said.trim().split_once(' ').expect("two numbers");
    let time = Duration::from_micros(microseconds.parse().expect("a number"));
    Taken { time, memory: memory.parse().expect("a number") }
}

/// Runs a command and prints what it used. This is what the program does when [`measure`] calls it.
pub(crate) fn print_measure(mut command: impl Iterator<Item = String>) {
    let program = command.next().expect("a program");
    let status = Command::new(program)
        .args(command)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.success(), "{status}");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the kernel counts");
    let kibibytes: u32 = usage.max_rss().try_into().expect("less than 4 TiB");
    println!("{} {}", time().as_micros(), f64::from(kibibytes) / 1024.0);
}
