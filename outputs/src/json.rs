//! Writes JSON: objects and arrays with one entry per line.

use std::fmt::Write;

pub(crate) use errspec_codegen::__internal::json::string;

/// An object with one member per line.
pub(crate) fn object<N: AsRef<str>>(members: impl IntoIterator<Item = (N, String)>) -> String {
    block('{', &members.into_iter().map(member).collect::<Vec<_>>(), ",", '}')
}

/// An array with one element per line.
pub(crate) fn array(elements: impl IntoIterator<Item = String>) -> String {
    block('[', &elements.into_iter().collect::<Vec<_>>(), ",", ']')
}

/// An object with the commas on lines of their own, so that git can merge two new members.
///
/// A new last member leaves the line of the member before it unchanged.
pub(crate) fn mergeable_object<N: AsRef<str>>(members: impl IntoIterator<Item = (N, String)>) -> String {
    block('{', &members.into_iter().map(member).collect::<Vec<_>>(), "\n  ,", '}')
}

/// An array with the commas on lines of their own, so that git can merge two new elements.
pub(crate) fn mergeable_array(elements: impl IntoIterator<Item = String>) -> String {
    block('[', &elements.into_iter().collect::<Vec<_>>(), "\n  ,", ']')
}

fn member<N: AsRef<str>>((name, value): (N, String)) -> String {
    format!("{}: {value}", string(name.as_ref()))
}

/// Each entry is indented by two spaces more than the bracket.
fn block(open: char, entries: &[String], comma: &str, close: char) -> String {
    let mut text = String::from(open);
    for (index, entry) in entries.iter().enumerate() {
        let comma = if index > 0 { comma } else { "" };
        // A JSON string has no line breaks of its own, so these are all ours.
        write!(text, "{comma}\n  {}", entry.replace('\n', "\n  ")).expect("a String takes everything");
    }
    if !entries.is_empty() {
        text.push('\n');
    }
    text.push(close);
    text
}
