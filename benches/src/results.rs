//! The measurements, stored in a file from which page and plot are made.
//!
//! A run replaces what it measures again and keeps the rest.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::fmt::put;

const HEAD: &str = "what\tcodes\twho\tleast\tmedian\truns";

/// What was measured, with how many codes, and for which contestant.
type Key = (String, usize, String);

/// Several values of one measurement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Figure {
    /// Noise can only make a run slower, so the minimum is the most accurate.
    pub(crate) least: f64,
    pub(crate) median: f64,
    runs: usize,
}

/// All figures, of this run and of earlier ones.
pub(crate) struct Results {
    path: PathBuf,
    figures: BTreeMap<Key, Figure>,
}

impl Results {
    /// Reads the file if it exists.
    pub(crate) fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let figures = text.lines().skip(1).map(|line| row(line).unwrap_or_else(|| panic!("{line:?}")));
        Self { figures: figures.collect(), path }
    }

    /// Adds the values of one measurement and writes the file.
    pub(crate) fn put(&mut self, what: &str, codes: usize, who: &str, values: &[f64]) {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        let figure = Figure { least: values[0], median: values[values.len() / 2], runs: values.len() };
        self.figures.insert((what.into(), codes, who.into()), figure);
        let mut text = format!("{HEAD}\n");
        for ((what, codes, who), Figure { least, median, runs }) in &self.figures {
            put(&mut text, format_args!("{what}\t{codes}\t{who}\t{least:.4}\t{median:.4}\t{runs}\n"));
        }
        fs::create_dir_all(self.path.parent().expect("a folder")).expect("a writable folder");
        fs::write(&self.path, text).expect("a writable folder");
    }

    pub(crate) fn get(&self, what: &str, codes: usize, who: &str) -> Option<Figure> {
        self.figures.get(&(what.into(), codes, who.into())).copied()
    }

    /// The numbers of codes for which something was measured.
    pub(crate) fn sizes(&self, what: &str) -> Vec<usize> {
        let mut sizes: Vec<_> =
            self.figures.keys().filter(|(of, ..)| of == what).map(|(_, codes, _)| *codes).collect();
        sizes.dedup();
        sizes
    }
}

fn row(line: &str) -> Option<(Key, Figure)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [what, codes, who, least, median, runs] = cells[..] else { return None };
    let figure =
        Figure { least: least.parse().ok()?, median: median.parse().ok()?, runs: runs.parse().ok()? };
    Some(((what.into(), codes.parse().ok()?, who.into()), figure))
}
