//! What the generated enum adds to a program, compared with the derives that a team would use instead.
//!
//! The loaded sections of a small program that uses everything, minus those of an empty program.

use std::path::Path;

use crate::codes::crates::{self, Contestant};
use crate::codes::facts::facts;
use crate::options::Options;
use crate::results::Results;
use crate::rustc::cargo;

pub(crate) fn measure(options: &Options, results: &mut Results) {
    for &count in &options.sizes {
        for contestant in Contestant::PEERS {
            let place = crates::write(contestant, &facts(count));
            let [consumer, empty] = ["consumer", "empty"]
                .map(|example| sections(&place, &crates::folder().join("target"), example));
            let kibibytes = f64::from(consumer - empty) / 1024.0;
            results.put("size", count, contestant.name(), &[kibibytes]);
        }
    }
}

/// Builds a program and adds up the bytes of its loaded sections.
pub(crate) fn sections(place: &Path, target: &Path, example: &str) -> u32 {
    let status = cargo(place, target)
        .args(["build", "--quiet", "--release", "--example", example])
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{example} does not build");
    let file = std::fs::read(target.join("release/examples").join(example)).expect("the program was built");
    loaded(&file).expect("a 64-bit ELF file of this machine")
}

/// The sizes of all sections with the flag `SHF_ALLOC`, from the section table (elf(5)).
fn loaded(file: &[u8]) -> Option<u32> {
    const ALLOC: u64 = 2;
    if !file.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let word = |at: usize| Some(u64::from_le_bytes(*file.get(at..)?.first_chunk()?));
    let half = |at: usize| Some(usize::from(u16::from_le_bytes(*file.get(at..)?.first_chunk()?)));
    let table = usize::try_from(word(0x28)?).ok()?;
    let (step, count) = (half(0x3A)?, half(0x3C)?);
    let mut sum = 0;
    for section in (0..count).map(|number| table + number * step) {
        if word(section + 8)? & ALLOC != 0 {
            sum += u32::try_from(word(section + 0x20)?).ok()?;
        }
    }
    Some(sum)
}
