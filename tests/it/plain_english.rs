//! Everything that people read is in plain English: no phrase of [`PHRASES`] occurs in the repository.
//!
//! CONTRIBUTING, "Words", has the words to use instead.
//! A phrase is matched word by word, in prose, string literals and identifiers alike.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::project::workspace;

/// A phrase to avoid, what to write instead, and the phrases around it that are right.
///
/// Words are separated by spaces; `a|b` is one of two words, and `*` is any word.
struct Phrase(&'static str, &'static str, &'static [&'static str]);

const PHRASES: &[Phrase] = &[
    // Words.
    Phrase("road|roads", "integration; or build script, macro, command", &[]),
    Phrase("mend|mends|mended|mending", "fix", &[]),
    Phrase("beside", "next to, with, compared with", &[]),
    Phrase("anew", "again; regenerate", &[]),
    Phrase("whoever", "anyone who", &[]),
    Phrase("freshness", "whether it is up to date", &[]),
    Phrase("stale", "out of date", &[]),
    Phrase("docs link|links", "docs URL", &[]),
    // Verbs.
    Phrase("held|holds|hold against", "checked against, compared with", &[]),
    Phrase("stand|stands|standing for", "is, represents, replaces", &["stand for election"]),
    Phrase("stand|stands|standing in", "is in; is the fallback for", &[]),
    Phrase("stand|stands on", "is based on, depends on", &[]),
    Phrase("what|which|that|it|code|name|text|value stands", "is", &[]),
    Phrase("is|are fresh|stale", "is up to date, is out of date", &[]),
    Phrase("is|are|was|were said", "reported, described", &[]),
    Phrase("taken|takes|take in the", "includes, adds", &["takes in the order"]),
    Phrase("left|leave|leaves|leaving out", "omit, exclude, skip", &[]),
    Phrase("made anew", "regenerated", &[]),
    // Word order.
    Phrase(
        "is|are no *",
        "is not a …, is not a valid …",
        &["there is|are no *", "is no std", "* is|are no longer|more|less|different|better|worse|doubt"],
    ),
    Phrase("what|which|that is none", "anything that is not one", &[]),
    Phrase("but for", "except", &[]),
    Phrase("is|are not there", "does not exist, is missing", &[]),
    Phrase("is|are there already|twice", "already exists, is duplicate", &[]),
    Phrase("that|which is there", "existing", &[]),
    Phrase("as can be", "as possible", &[]),
    Phrase("at most so much|many", "at most this much", &[]),
    Phrase("without a word", "silently", &[]),
    Phrase("of one's own", "your own", &[]),
    Phrase("from nothing", "a clean build", &[]),
    Phrase("says|say nothing", "has no effect", &[]),
    Phrase("says more about", "run … for details", &[]),
];

/// Folders and files that are not ours to rewrite, or not prose.
const SKIPPED: &[&str] = &[
    "target",
    "node_modules",
    "Cargo.lock",
    "package-lock.json",
    "speed.tsv",
    "format_1",
    // Words for generated codes.
    "facts.rs",
    "plain_english.rs",
];

const EXTENSIONS: &[&str] = &["md", "rs", "txt", "snap", "toml", "yaml", "yml", "json", "mdx", "svg"];

#[test]
fn no_phrase_to_avoid_occurs() {
    let mut found = String::new();
    let mut files = 0;
    visit(&workspace(), &mut |path| {
        let Ok(text) = fs::read_to_string(path) else { return };
        files += 1;
        for (number, line) in text.lines().enumerate() {
            // The word list names the words to avoid, and the changelog names what was renamed.
            let is_table = line.starts_with("| ");
            if is_table && (path.ends_with("CONTRIBUTING.md") || path.ends_with("CHANGELOG.md")) {
                continue;
            }
            for (phrase, instead) in phrases_in(line) {
                let path = path.strip_prefix(workspace()).unwrap().display();
                writeln!(found, "{path}:{}: `{phrase}`; write: {instead}\n    {}", number + 1, line.trim())
                    .unwrap();
            }
        }
    });
    assert!(files > 500, "only {files} files were read");
    assert!(found.is_empty(), "{} phrases to avoid:\n{found}", found.lines().count() / 2);
}

#[test]
fn phrases_are_matched_by_words() {
    for (line, phrases) in [
        ("`x` is no duration", &["is|are no *"][..]),
        ("there is no spec", &[]),
        ("it is no longer sent", &[]),
        ("Held against the spec, fn derive_road()", &["road|roads", "held|holds|hold against"]),
        ("roadmap, amendment, besides", &[]),
        ("a fallback stands\tin for it", &["stand|stands|standing in"]),
    ] {
        assert_eq!(phrases_in(line).map(|(phrase, _)| phrase).collect::<Vec<_>>(), phrases, "{line}");
    }
}

fn visit(folder: &Path, file: &mut impl FnMut(&Path)) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_str().expect("names in ASCII");
        if name.starts_with('.') && name != ".ci" || SKIPPED.contains(&name) {
            continue;
        }
        if path.is_dir() {
            visit(&path, file);
        } else if path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
        {
            file(&path);
        }
    }
}

/// The phrases in a line, each with what to write instead.
fn phrases_in(line: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    // `Option::is_none` is not a sentence.
    let line = line.to_lowercase().replace("is_none", "");
    let words: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    PHRASES.iter().filter_map(move |Phrase(phrase, instead, right)| {
        let excused: Vec<_> = right.iter().flat_map(|right| matches(right, &words)).collect();
        let is_wrong = matches(phrase, &words)
            .iter()
            .any(|wrong| !excused.iter().any(|right| right.start <= wrong.start && wrong.end <= right.end));
        is_wrong.then_some((*phrase, *instead))
    })
}

/// The ranges of words that a phrase matches.
fn matches(phrase: &str, words: &[String]) -> Vec<std::ops::Range<usize>> {
    let phrase: Vec<_> = phrase.split(' ').collect();
    words
        .windows(phrase.len())
        .enumerate()
        .filter(|(_, words)| {
            phrase
                .iter()
                .zip(*words)
                .all(|(one_of, word)| *one_of == "*" || one_of.split('|').any(|it| it == word))
        })
        .map(|(start, words)| start..start + words.len())
        .collect()
}
