//! What the derive costs the crate that it stands in, beside `thiserror`, `strum` and matches by hand.
//!
//! CPU time of rustc for the crate alone, its dependencies built, from an empty incremental cache.
//! Both enums derive `Debug`, whose cost stands beside. The two give the same answers, which is held before anything is timed, and are run by turns.

mod cases;
mod crates;
mod peer;

use std::path::Path;
use std::time::Duration;

use self::cases::cases;
use self::crates::Road;
use crate::rustc::{Run, Task, cargo};
use crate::time::{ms, ratio};

const SIZES: [usize; 3] = [9, 100, 1_000];
const TURNS: usize = 9;

/// The most that the derive may take of the time of the peer.
const BOUNDS: [&str; 3] = ["-", "0.50", "0.25"];

pub(crate) fn table() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!(
        "\nThe derive beside `thiserror`, `strum` and matches by hand, for the crate alone: CPU ms, the least of {TURNS} (median)\n"
    );
    for count in SIZES {
        same_answers(folder.path(), count);
    }
    println!("| variants | cargo | peer | derive | ratio | bound | `Debug` alone | ratio above it |");
    println!("|---:|---|---:|---:|---:|---:|---:|---:|");
    for (count, bound) in SIZES.into_iter().zip(BOUNDS) {
        for task in Task::ALL {
            let roads = [Road::Peer, Road::Derive, Road::Debug];
            let [peer, derive, debug] = timed(folder.path(), count, task, roads, Run::time);
            println!(
                "| {count} | `{}` | {} | {} | {} ({}) | {bound} | {} | {} |",
                task.arguments().join(" "),
                both(&peer),
                both(&derive),
                ratio(derive.least(), peer.least()),
                ratio(derive.median(), peer.median()),
                both(&debug),
                ratio(above(&derive, &debug), above(&peer, &debug)),
            );
        }
    }
    edit_table(folder.path());
    parts_table(folder.path());
}

/// The build that is waited for most often.
fn edit_table(folder: &Path) {
    println!("\nAgain after an edit beside the enum, `cargo check` (CPU ms, as above)\n");
    println!("| variants | peer | derive | ratio |");
    println!("|---:|---:|---:|---:|");
    for count in SIZES {
        let roads = [Road::Peer, Road::Derive];
        let [peer, derive] = timed(folder, count, Task::Check, roads, Run::time_edit);
        let share = ratio(derive.least(), peer.least());
        println!("| {count} | {} | {} | {share} |", both(&peer), both(&derive));
    }
}

/// What of it is reading the spec, what a second derive adds, and the way over the generated enum.
fn parts_table(folder: &Path) {
    println!("\nThe derive on its own, `cargo check` with a spec of 1,000 codes (CPU ms, as above)\n");
    println!("| what the crate has | CPU ms |");
    println!("|---|---:|");
    let named = [
        (Road::Floor, "no enum"),
        (Road::OneCode, "an enum with one code, `partial`"),
        (Road::TwoCodes, "two enums with one code each, `partial`"),
        (Road::Derive, "an enum with all codes"),
        (Road::TwoDerives, "two enums with half of the codes each, `partial`"),
        (Road::Errors, "`errors!`"),
        (Road::DeriveBesideErrors, "`errors!`, and an enum with all codes, `codes = crate::ErrorCode`"),
    ];
    let runs = timed(folder, 1_000, Task::Check, named.map(|(road, _)| road), Run::time);
    for ((_, name), run) in named.iter().zip(runs) {
        println!("| {name} | {} |", both(&run));
    }
}

/// Builds a crate for each road, then times all of them by turns.
fn timed<const N: usize>(
    folder: &Path,
    count: usize,
    task: Task,
    roads: [Road; N],
    time: impl Fn(&mut Run),
) -> [Run; N] {
    let made = tempfile::tempdir_in(folder).expect("a temporary folder");
    let cases = cases(count);
    let mut index = 0;
    let mut runs = roads.map(|road| {
        index += 1;
        let place = crates::write(made.path().join(index.to_string()), road, &cases);
        Run::new(&place, &folder.join("target"), task)
    });
    for _ in 0..TURNS {
        runs.iter_mut().for_each(&time);
    }
    runs
}

/// Asks each variant of both everything.
fn same_answers(folder: &Path, count: usize) {
    let cases = cases(count);
    let [peer, derive] = [Road::Peer, Road::Derive].map(|road| {
        let made = tempfile::tempdir_in(folder).expect("a temporary folder");
        let place = crates::write(made.path().join("answers"), road, &cases);
        let output =
            cargo(&place, &folder.join("target")).args(["run", "--quiet"]).output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    });
    assert!(peer.lines().count() > 7 * count, "there are answers");
    let differ = peer.lines().zip(derive.lines()).find(|(peer, derive)| peer != derive);
    assert!(peer == derive, "{count} variants: the answers differ, first {differ:?}");
}

fn both(run: &Run) -> String {
    format!("{} ({})", ms(run.least()), ms(run.median()))
}

/// What was added to the enum.
fn above(run: &Run, floor: &Run) -> Duration {
    run.least().saturating_sub(floor.least())
}
