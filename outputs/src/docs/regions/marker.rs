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

/// The marker that a line of Markdown starts with.
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

/// A marker that has text before it, which would hide it; code shows one on purpose.
pub(super) fn after_text(markdown: &str) -> Option<&str> {
    if !markdown.contains("errspec:") {
        return None;
    }
    let is_marker = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with("errspec:begin") || rest.starts_with("errspec:end")
    };
    let places = Style::ALL.iter().filter_map(|style| {
        let (open, _) = style.ends();
        markdown.match_indices(open).map(|(at, _)| at).find(|at| is_marker(&markdown[at + open.len()..]))
    });
    let at = places.min()?;
    (!markdown[..at].contains('`')).then(|| markdown[at..].trim_end())
}
