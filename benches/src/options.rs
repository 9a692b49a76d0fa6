//! The arguments: what is measured, with how many codes, and where the results go.

use std::path::{Path, PathBuf};

const SIZES: [usize; 4] = [9, 100, 1_000, 5_000];

/// The arguments of the command: names of benchmarks, numbers of codes, `--quick`, `--out FOLDER`.
pub(crate) struct Options {
    benches: Vec<String>,
    /// The numbers of codes with which the generated enum is measured.
    pub(crate) sizes: Vec<usize>,
    quick: bool,
    /// The folder for data, page and plot: `docs`, or `target/quick`.
    pub(crate) out: PathBuf,
}

impl Options {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        let mut options =
            Self { benches: Vec::new(), sizes: Vec::new(), quick: false, out: root.join("docs") };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => {
                    options.quick = true;
                    options.out = root.join("target/quick");
                }
                "--out" => {
                    options.out = arguments.next().expect("`--out` has a folder").into();
                }
                _ => match argument.parse() {
                    Ok(size) => options.sizes.push(size),
                    Err(_) => options.benches.push(argument),
                },
            }
        }
        if options.sizes.is_empty() {
            options.sizes = if options.quick { SIZES[..3].to_vec() } else { SIZES.to_vec() };
        }
        options
    }

    pub(crate) fn wants(&self, bench: &str) -> bool {
        self.benches.is_empty() || self.benches.iter().any(|wanted| wanted == bench)
    }

    /// How often something is run that takes about ten milliseconds.
    pub(crate) fn rounds(&self) -> usize {
        if self.quick { 11 } else { 101 }
    }

    /// How often something is run that takes longer the more codes there are.
    pub(crate) fn turns(&self, codes: usize) -> usize {
        match codes {
            0..2_000 if self.quick => 2,
            _ if self.quick => 1,
            0..500 => 15,
            500..2_000 => 7,
            _ => 3,
        }
    }
}
