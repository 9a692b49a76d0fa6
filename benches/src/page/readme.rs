//! What does the README say of speed? Each figure of it stands between markers, and is made from the results.

use std::fs;
use std::path::Path;

use super::{decimals, share, thousands};
use crate::fmt::put;
use crate::results::Results;
use crate::targets::{Of, TARGETS};

/// The end of a region that begins with `<!-- figures: NAME -->`.
const END: &str = "<!-- end of figures -->";

/// What stands in the README, by the name of its region.
const REGIONS: &[(&str, Region)] = &[("targets", targets), ("enum", table)];

type Region = fn(&Results) -> String;

/// How many codes the README speaks of.
const CODES: usize = 1_000;

/// What a user feels: what, with how many codes, whose, and what it is called.
///
/// The trees of both peers have `serde`, so each of ours says whether it does.
const ROWS: &[(&str, usize, &str, &str)] = &[
    ("check", CODES, "ours", "`cargo check` of the crate"),
    ("edit", CODES, "ours", "the same after an edit elsewhere in it"),
    ("release", CODES, "ours", "`cargo build --release` of the crate"),
    ("hit", CODES, "ours", "from string to code, a hit"),
    ("miss", CODES, "ours", "from string to code, a miss"),
    ("size", CODES, "ours", "size of a small program"),
    ("cold", 0, "script", "dependencies from nothing, with a build script, `serde` left out"),
    ("cold", 0, "errors!", "the same with `errors!`, `serde` left out"),
    ("cold", 0, "ours, serde", "the same with a checked-in file, `serde` included"),
];

/// Writes the regions of a file anew.
pub(crate) fn write(path: &Path, results: &Results) {
    let text = fs::read_to_string(path).expect("a page with figures");
    let filled = fill(&text, results);
    if filled != text {
        fs::write(path, filled).expect("a writable page");
    }
}

fn fill(text: &str, results: &Results) -> String {
    let mut filled = text.to_owned();
    for (name, region) in REGIONS {
        let begin = format!("<!-- figures: {name} -->\n");
        let parts =
            filled.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
        let (before, after) = parts.unwrap_or_else(|| panic!("the page has no figures `{name}`"));
        filled = format!("{before}{begin}\n{}\n{END}{after}", region(results));
    }
    filled
}

fn table(results: &Results) -> String {
    let mut text = format!("| {} codes | of A | of S |\n|---|---:|---:|\n", thousands(CODES));
    for (what, codes, who, name) in ROWS {
        put(&mut text, format_args!("| {name} |"));
        for of in ["A", "S"] {
            let ratio = share(results, what, *codes, who, Of::Competitor(of));
            put(&mut text, format_args!(" {} |", ratio.map_or_else(String::new, |ratio| decimals(ratio, 2))));
        }
        text.push('\n');
    }
    text
}

fn targets(results: &Results) -> String {
    let met = TARGETS.iter().filter(|target| {
        let figure = share(results, target.what, target.codes, target.who, target.of);
        figure.is_some_and(|figure| figure <= target.at_most)
    });
    format!(
        "Of the {} [targets](docs/speed.md#targets) that are set, {} are met.\n",
        TARGETS.len(),
        met.count()
    )
}
