//! The checked-in inputs and mutations of them, the same ones in every run.

use std::fs;
use std::path::Path;

/// Calls a property with each input in `fuzz/corpus/<name>`, and with `turns` mutations of each.
///
/// # Panics
///
/// If the property panics. The input is printed.
pub(crate) fn run(name: &str, turns: usize, property: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).expect("a workspace");
    let entries = fs::read_dir(folder.join("fuzz/corpus").join(name)).expect("a corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    // The system lists them in any order, and the mutations depend on it.
    paths.sort();
    let corpus: Vec<_> = paths.iter().map(|path| fs::read(path).expect("an input")).collect();
    assert!(corpus.len() >= 5, "the corpus of {name} is too small");
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for (entry, path) in corpus.iter().zip(&paths) {
        let print = PrintOnPanic(entry, path);
        property(entry);
        drop(print);
        for _ in 0..turns {
            let changed = changed(&mut dice, entry, &corpus);
            let print = PrintOnPanic(&changed, path);
            property(&changed);
            drop(print);
        }
    }
}

/// Prints the input if the property panics.
struct PrintOnPanic<'a>(&'a [u8], &'a Path);

impl Drop for PrintOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("mutated from {}:\n{}", self.1.display(), self.0.escape_ascii());
        }
    }
}

/// Applies one to four mutations of the kinds that fuzzers use.
fn changed(dice: &mut Dice, entry: &[u8], corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = entry.to_vec();
    for _ in 0..=dice.below(4) {
        let (from, to) = part(dice, bytes.len());
        let other = &corpus[dice.below(corpus.len())];
        let (first, last) = part(dice, other.len());
        match dice.below(6) {
            0 if from < bytes.len() => bytes[from] ^= 1 << dice.below(8),
            1 => drop(bytes.drain(from..to)),
            2 => {
                let again = bytes[from..to].to_vec();
                bytes.splice(to..to, again);
            }
            3 => drop(bytes.splice(from..to, other[first..last].iter().copied())),
            4 => drop(bytes.splice(from..from, other[first..last].iter().copied())),
            _ => {
                let telling = b"\"'\\{}[]()<>|*_`#&!%@$~^:;,-+?=/ \t\r\n\0\xFF\xC3\xA9019azAZ";
                bytes.insert(from, telling[dice.below(telling.len())]);
            }
        }
    }
    bytes
}

/// A random range within `length`; short ones are more likely than long ones.
fn part(dice: &mut Dice, length: usize) -> (usize, usize) {
    let from = dice.below(length + 1);
    let most = 1 << dice.below(8);
    (from, (from + dice.below(most + 1)).min(length))
}

/// A pseudo-random generator with a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end
    }
}
