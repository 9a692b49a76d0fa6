//! Where do an expression, a tag, and an import or export of MDX end?

/// What is open within them.
#[derive(Debug)]
pub(super) struct Javascript {
    kind: JavascriptKind,
    /// The open braces; each can be in the template below it.
    braces: Vec<Brace>,
    quote: Option<char>,
    in_comment: bool,
    done: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum JavascriptKind {
    Expression,
    Tag,
    /// An import or export, which ends at an empty line.
    Module,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Brace {
    Code,
    /// Within a template, as in `${…}`.
    Template,
}

impl Javascript {
    /// What a line opens, if it opens any of them.
    pub(super) fn opens(text: &str, at_margin: bool) -> Option<Self> {
        let mut chars = text.chars();
        let is_word =
            |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '{', '*']));
        let kind = match chars.next()? {
            '{' => JavascriptKind::Expression,
            '<' if chars.next().is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '>' | '_' | '$')) => {
                JavascriptKind::Tag
            }
            _ if at_margin && (is_word("import") || is_word("export")) => JavascriptKind::Module,
            _ => return None,
        };
        Some(Self { kind, braces: Vec::new(), quote: None, in_comment: false, done: false })
    }

    /// Reads a line, and says whether it is the last one.
    pub(super) fn line(&mut self, text: &str) -> bool {
        let is_open = !self.braces.is_empty() || self.quote.is_some() || self.in_comment;
        if self.kind == JavascriptKind::Module && text.trim().is_empty() && !is_open {
            return true;
        }
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            if self.done {
                break;
            }
            let next = text[at + c.len_utf8()..].chars().next();
            if self.in_comment {
                if c == '*' && next == Some('/') {
                    self.in_comment = false;
                    chars.next();
                }
            } else if let Some(quote) = self.quote {
                match c {
                    '\\' if !self.is_attribute() => {
                        chars.next();
                    }
                    '$' if quote == '`' && next == Some('{') => {
                        chars.next();
                        self.quote = None;
                        self.braces.push(Brace::Template);
                    }
                    _ if c == quote => self.quote = None,
                    _ => {}
                }
            } else {
                match c {
                    '/' if next == Some('*') && !self.is_attribute() => {
                        self.in_comment = true;
                        chars.next();
                    }
                    '/' if next == Some('/') && !self.is_attribute() => break,
                    '"' | '\'' | '`' => self.quote = Some(c),
                    '{' => self.braces.push(Brace::Code),
                    '}' => self.close(),
                    '>' if self.is_attribute() => self.done = true,
                    _ => {}
                }
            }
        }
        // A string of JavaScript ends with its line, and that of an attribute goes on.
        if !self.is_attribute() {
            self.quote = self.quote.filter(|&quote| quote == '`');
        }
        self.done
    }

    /// Whether this is the tag itself, and not an expression in it.
    fn is_attribute(&self) -> bool {
        self.kind == JavascriptKind::Tag && self.braces.is_empty()
    }

    fn close(&mut self) {
        if self.braces.pop() == Some(Brace::Template) {
            self.quote = Some('`');
        }
        self.done |= self.kind == JavascriptKind::Expression && self.braces.is_empty();
    }
}
