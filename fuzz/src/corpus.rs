//! The checked-in inputs, and as many changed ones as a test has time for: the same ones in each run.

use std::fs;
use std::path::Path;

/// Calls a property with each input of `fuzz/corpus/<name>`, and with each of them changed in `turns` ways.
///
/// # Panics
///
/// If the property does, after it has said with what.
pub(crate) fn run(name: &str, turns: usize, property: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).expect("a workspace");
    let entries = fs::read_dir(folder.join("fuzz/corpus").join(name)).expect("a corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    // The system gives them in any order, and the dice would fall in another one.
    paths.sort();
    let corpus: Vec<_> = paths.iter().map(|path| fs::read(path).expect("an input")).collect();
    assert!(corpus.len() >= 5, "there is hardly a corpus in {name}");
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for (entry, path) in corpus.iter().zip(&paths) {
        let said = Said(entry, path);
        property(entry);
        drop(said);
        for _ in 0..turns {
            let changed = changed(&mut dice, entry, &corpus);
            let said = Said(&changed, path);
            property(&changed);
            drop(said);
        }
    }
}

/// Says with what a property was broken.
struct Said<'a>(&'a [u8], &'a Path);

impl Drop for Said<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("made from {}:\n{}", self.1.display(), self.0.escape_ascii());
        }
    }
}

/// One to four changes of the kinds that fuzzers make.
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

/// A part of so many bytes, a short one more often than a long one.
fn part(dice: &mut Dice, length: usize) -> (usize, usize) {
    let from = dice.below(length + 1);
    let most = 1 << dice.below(8);
    (from, (from + dice.below(most + 1)).min(length))
}

/// Numbers without a pattern to trip over; the same ones each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end
    }
}
