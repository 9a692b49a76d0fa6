//! What the layer costs per request, compared in one run with axum without it and with `problem_details`.
//!
//! All contestants must give the same responses before anything is counted.
//! Times are CPU time of the thread that client and server share, including the kernel. Rounds are short, and the contestants take turns.
//! The median of the ratios within each round is stored too, because it varies less than a ratio of two rounds.
//! Instructions and allocations do not vary. valgrind counts the former if it is installed, without the kernel.

mod client;
mod contestant;
mod lane;

use std::process::Command;

use self::contestant::{Asked, Contestant};
use self::lane::{Lane, Way};
use crate::options::Options;
use crate::results::Results;
use crate::time::of_thread;

/// The argument of a run under valgrind.
pub(crate) const ALONE: &str = "load-alone";

pub(crate) fn measure(options: &Options, results: &mut Results) {
    for way in Way::ALL {
        for asked in Asked::ALL {
            requests(way, asked, options, results);
        }
    }
}

fn requests(way: Way, asked: Asked, options: &Options, results: &mut Results) {
    let (way_name, times) = match way {
        Way::Driven => ("call", 1_000),
        Way::Connected => ("connection", 200),
    };
    let asked_name = match asked {
        Asked::Success => "success",
        Asked::Failure => "failure",
    };
    let mut lanes = Contestant::ALL.map(|contestant| contestant.lane(way, asked));
    for (lane, contestant) in lanes.iter_mut().zip(Contestant::ALL) {
        contestant.check(&lane.run(times), asked);
    }
    let microseconds = rounds(&mut lanes, times, options.rounds());
    let allocations = allocations(way, asked);
    let axum = microseconds[0].clone();
    let what = format!("load.{way_name}.{asked_name}");
    for ((contestant, microseconds), allocations) in
        Contestant::ALL.into_iter().zip(microseconds).zip(allocations)
    {
        let who = name(contestant);
        results.put(&what, 0, who, &microseconds);
        let ratios: Vec<_> = microseconds.iter().zip(&axum).map(|(time, axum)| time / axum).collect();
        results.put(&format!("{what} : axum"), 0, who, &ratios);
        results.put(&format!("{what}.allocations"), 0, who, &[allocations]);
        if let Some(count) = instructions(contestant, way, asked) {
            results.put(&format!("{what}.instructions"), 0, who, &[count]);
        }
    }
}

/// The name of a contestant in the results.
fn name(contestant: Contestant) -> &'static str {
    match contestant {
        Contestant::Axum => "axum",
        Contestant::Problem => "problem_details",
        Contestant::Error => "error",
        Contestant::Nothing => "nothing",
        Contestant::Layer => "layer",
        Contestant::Around => "around",
    }
}

/// Microseconds per request, for each lane in all rounds. Every round begins with another lane.
fn rounds(
    lanes: &mut [Lane; Contestant::ALL.len()],
    times: u32,
    rounds: usize,
) -> [Vec<f64>; Contestant::ALL.len()] {
    let mut microseconds = [const { Vec::new() }; Contestant::ALL.len()];
    for first in 0..rounds {
        for turn in 0..lanes.len() {
            let index = (first + turn) % lanes.len();
            microseconds[index].push(time(&mut lanes[index], times) * 1e6);
        }
    }
    microseconds
}

/// Seconds of this thread per request, measured over this many requests.
fn time(lane: &mut Lane, times: u32) -> f64 {
    let before = of_thread();
    lane.run(times);
    of_thread().saturating_sub(before).as_secs_f64() / f64::from(times)
}

/// Runs one contestant, for valgrind: its index, the way, the request, and the number of requests.
pub(crate) fn alone(arguments: &[String]) {
    let number = |at: usize| arguments[at].parse::<usize>().expect("a number");
    let way = Way::ALL[number(1)];
    Contestant::ALL[number(0)]
        .lane(way, Asked::ALL[number(2)])
        .run(number(3).try_into().expect("a small number"));
}

/// Instructions of this program per request: the difference between two runs with different numbers of requests.
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

/// Allocations per request of each contestant. A separate program counts them, because counting takes time.
fn allocations(way: Way, asked: Asked) -> Vec<f64> {
    let output = Command::new("cargo")
        .args(["run", "--quiet", "--release", "-p", "errspec-benches", "--bin", "allocations", "--"])
        .args([(way as usize).to_string(), (asked as usize).to_string()])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(|count| count.parse().expect("a number")).collect()
}
