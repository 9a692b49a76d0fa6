//! Recognizes markers, in each of their styles.

/// A comment of ours on a line of its own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marker<'t> {
    pub(super) style: Style,
    /// The whole comment, as far as the line goes.
    pub(super) comment: &'t str,
    /// The text after `errspec:`; `None` if the comment does not end at the end of the line.
    pub(super) words: Option<&'t str>,
}

/// What a marker looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `<!-- … -->`
    Html,
    /// `{/* … */}`
    Mdx,
    /// `[//]: # (…)`
    Reference,
}

impl Style {
    const ALL: [Self; 3] = [Self::Html, Self::Mdx, Self::Reference];

    /// The text before and after the words.
    fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("<!--", "-->"),
            Self::Mdx => ("{/*", "*/}"),
            Self::Reference => ("[//]: # (", ")"),
        }
    }

    /// A marker with these words.
    pub(super) fn write(self, words: &str) -> String {
        let (open, close) = self.ends();
        match self {
            Self::Html | Self::Mdx => format!("{open} errspec:{words} {close}"),
            Self::Reference => format!("{open}errspec:{words}{close}"),
        }
    }
}

/// The marker that a part of a line starts with.
pub(super) fn marker(markdown: &str) -> Option<Marker<'_>> {
    let comment = markdown.trim();
    Style::ALL.iter().find_map(|&style| {
        let (open, close) = style.ends();
        let words = comment.strip_prefix(open)?.trim_start().strip_prefix("errspec:")?;
        let end = words.find(close);
        let alone = end.filter(|end| end + close.len() == words.len());
        Some(Marker { style, comment, words: alone.map(|end| words[..end].trim()) })
    })
}

/// Where markers begin in a line of Markdown, and their styles.
pub(super) fn starts(markdown: &str) -> impl Iterator<Item = (usize, Style)> {
    markdown.match_indices("errspec:").filter_map(|(at, _)| {
        let before = markdown[..at].trim_end();
        let found = |&style: &Style| before.strip_suffix(style.ends().0).map(|before| (before.len(), style));
        Style::ALL.iter().find_map(found)
    })
}

/// Whether this is for certain meant as a marker, wherever it is.
pub(super) fn is_meant(marker: &str) -> bool {
    let words = marker.split_once("errspec:").map_or("", |(_, words)| words);
    words.starts_with("begin") || words.starts_with("end")
}
