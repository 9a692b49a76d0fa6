//! What the layer costs a request, beside axum without it and beside `problem_details`, in one run.
//!
//! All of them give the same answers, which is held before anything is counted.
//! Times are CPU time of the one thread that client and server share, the kernel's share included; rounds are short and go by turns, and what is shown is the median, of the times and of the ratios within a round.
//! Instructions and allocations do not vary: the former are counted by valgrind, where it is there, and leave the kernel out.

mod client;
mod contestant;
mod lane;

use std::process::Command;
use std::time::Duration;

use nix::time::{ClockId, clock_gettime};

use self::contestant::{Asked, Contestant};
use self::lane::{Lane, Way};

const ROUNDS: usize = 101;

/// The argument of a run for valgrind.
pub(crate) const ALONE: &str = "load-alone";

pub(crate) fn table() {
    for way in Way::ALL {
        for asked in Asked::ALL {
            print(way, asked);
        }
    }
}

fn print(way: Way, asked: Asked) {
    let (how, times) = match way {
        Way::Driven => ("called in this process", 1_000),
        Way::Connected => ("asked over a connection that stays open", 200),
    };
    let (what, path) = match asked {
        Asked::Success => ("A request that succeeds", asked.path()),
        Asked::Failure => ("A request that fails", asked.path()),
    };
    println!("\n{what} (`{path}`), {how}: median of {ROUNDS} rounds of {times}\n");
    println!("| service | µs | ratio | instructions | ratio | allocations |");
    println!("|---|---:|---:|---:|---:|---:|");
    let mut lanes = Contestant::ALL.map(|contestant| contestant.lane(way, asked));
    for (lane, contestant) in lanes.iter_mut().zip(Contestant::ALL) {
        contestant.check(&lane.run(times), asked);
    }
    let rounds = rounds(&mut lanes, times);
    let instructions = Contestant::ALL.map(|contestant| instructions(contestant, way, asked));
    let allocations = allocations(way, asked);
    for (index, contestant) in Contestant::ALL.into_iter().enumerate() {
        let time = median(rounds.iter().map(|round| round[index]));
        let ratio = median(rounds.iter().map(|round| round[index] / round[0]));
        let counted = match (instructions[index], instructions[0]) {
            (Some(count), Some(peer)) => format!("{count:.0} | {:.3}", count / peer),
            _ => "- | -".into(),
        };
        let allocations = &allocations[index];
        println!("| {} | {:.2} | {ratio:.3} | {counted} | {allocations} |", name(contestant), time * 1e6);
    }
}

fn name(contestant: Contestant) -> &'static str {
    match contestant {
        Contestant::Axum => "axum, errors by hand",
        Contestant::Problem => "`problem_details`",
        Contestant::Error => "`ApiError`",
        Contestant::Nothing => "axum with a layer that does nothing",
        Contestant::Layer => "`ApiError`, `Router::layer(EnvelopeLayer)`",
        Contestant::Around => "`ApiError`, `EnvelopeLayer` around the router",
    }
}

/// Seconds for a request, of each lane in each round; every round begins with another lane.
fn rounds(lanes: &mut [Lane; Contestant::ALL.len()], times: u32) -> Vec<[f64; Contestant::ALL.len()]> {
    let mut rounds = Vec::new();
    for first in 0..ROUNDS {
        let mut round = [0.0; Contestant::ALL.len()];
        for turn in 0..lanes.len() {
            let index = (first + turn) % lanes.len();
            round[index] = time(&mut lanes[index], times);
        }
        rounds.push(round);
    }
    rounds
}

/// Seconds of this thread for a request, of so many.
fn time(lane: &mut Lane, times: u32) -> f64 {
    let cpu = || Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).expect("Linux"));
    let before = cpu();
    lane.run(times);
    cpu().saturating_sub(before).as_secs_f64() / f64::from(times)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Runs a contestant alone, for valgrind: its place, the way, what is asked, and how often.
pub(crate) fn alone(arguments: &[String]) {
    let number = |at: usize| arguments[at].parse::<usize>().expect("a number");
    let way = Way::ALL[number(1)];
    Contestant::ALL[number(0)]
        .lane(way, Asked::ALL[number(2)])
        .run(number(3).try_into().expect("a small number"));
}

/// Instructions of this program for a request: the difference of two runs that differ in the number of requests.
fn instructions(contestant: Contestant, way: Way, asked: Asked) -> Option<f64> {
    const TIMES: [u32; 2] = [200, 1_200];
    let [few, many] = TIMES.map(|times| {
        let place = |found: Option<usize>| found.expect("one of them").to_string();
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(std::env::current_exe().expect("this program"))
            .args([ALONE, &place(Contestant::ALL.iter().position(|other| *other == contestant))])
            .args([(way as usize).to_string(), (asked as usize).to_string(), times.to_string()])
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let counted = said.lines().find_map(|line| line.split_once("Collected : "))?.1;
        counted.trim().parse::<f64>().ok()
    });
    Some((many? - few?) / f64::from(TIMES[1] - TIMES[0]))
}

/// Allocations for a request, of each contestant; they are counted by a program of its own, since counting takes time.
fn allocations(way: Way, asked: Asked) -> Vec<String> {
    let output = Command::new("cargo")
        .args(["run", "--quiet", "--release", "-p", "errspec-benches", "--bin", "allocations", "--"])
        .args([(way as usize).to_string(), (asked as usize).to_string()])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}
