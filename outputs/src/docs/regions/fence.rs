//! Is a line within a fenced code block? Markers there are examples.

/// An open fence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence {
    mark: char,
    length: usize,
    indent: usize,
}

impl Fence {
    /// Returns the fence after this line, and whether the line belongs to a code block.
    pub(super) fn step(open: Option<Self>, markdown: &str) -> (Option<Self>, bool) {
        let text = markdown.trim_start_matches([' ', '\t']);
        let indent = markdown.len() - text.len();
        match open {
            Some(fence) if fence.left_behind(text, indent) => Self::step(None, markdown),
            Some(fence) if fence.closes(text) => (None, true),
            Some(fence) => (Some(fence), true),
            None => match Self::opens(text, indent) {
                Some(fence) => (Some(fence), true),
                None => (None, false),
            },
        }
    }

    fn opens(text: &str, indent: usize) -> Option<Self> {
        let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let length = text.len() - info.len();
        (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Self { mark, length, indent })
    }

    fn closes(self, text: &str) -> bool {
        let rest = text.trim_start_matches(self.mark);
        text.len() - rest.len() >= self.length && rest.trim().is_empty()
    }

    /// A fence with this indentation is in a list item, which ends at a line without indentation.
    fn left_behind(self, text: &str, indent: usize) -> bool {
        self.indent > 3 && indent < 2 && !text.is_empty()
    }
}
