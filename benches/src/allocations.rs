//! Counts the allocations of a request. Prints one line for each contestant of `load`.

#[path = "load/client.rs"]
mod client;
#[path = "load/contestant.rs"]
mod contestant;
#[path = "load/lane.rs"]
mod lane;

use contestant::{Asked, Contestant};
use lane::{Lane, Way};

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>().expect("a number"));
    let mut place = || arguments.next().expect("a way, and what is asked");
    let (way, asked) = (Way::ALL[place()], Asked::ALL[place()]);
    for contestant in Contestant::ALL {
        let mut lane = contestant.lane(way, asked);
        contestant.check(&lane.run(2), asked);
        println!("{}", allocations(lane));
    }
}

/// Allocations per request of this thread, which client and server share, after the first ones of a connection.
/// Buffers of a connection grow now and then, so the number is not an integer.
fn allocations(mut lane: Lane) -> u64 {
    const TIMES: u32 = 100;
    lane.run(TIMES);
    let counted = allocation_counter::measure(|| drop(lane.run(TIMES)));
    counted.count_total / u64::from(TIMES)
}
