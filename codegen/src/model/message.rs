//! The message of a response.

use super::Param;

/// A message in plain text, split at its params.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message(pub Vec<Piece>);

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Literal text, with `{{` and `}}` already replaced by one brace.
    Text(String),
    /// The index of a param of the code.
    Param(usize),
}

impl Message {
    /// Whether every error with the code has the same message.
    #[must_use]
    pub fn is_static(&self) -> bool {
        self.params().next().is_none()
    }

    /// The params that it mentions, as indices, once for each time.
    pub fn params(&self) -> impl Iterator<Item = usize> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Param(param) => Some(*param),
        })
    }

    /// The message for people, with `{name}` for each param.
    #[must_use]
    pub fn template(&self, params: &[Param]) -> String {
        self.written(params, str::to_owned)
    }

    /// The message as a format string, in which literal braces are doubled.
    #[must_use]
    pub fn format_string(&self, params: &[Param]) -> String {
        self.written(params, doubled_braces)
    }

    fn written(&self, params: &[Param], text_of: impl Fn(&str) -> String) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text_of(text),
            Piece::Param(param) => format!("{{{}}}", params[*param].name),
        });
        pieces.collect()
    }
}

/// A text as a part of a format string.
#[must_use]
pub fn doubled_braces(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

#[cfg(test)]
mod tests {
    use super::{Message, Piece};
    use crate::model::{Checked, Param, ParamType};
    use crate::site::{Site, Sources};

    #[test]
    fn braces_of_the_text_are_doubled_where_it_is_a_format_string() {
        let site = Site { file: Sources::default().add("errors.yaml", ""), start: 0, end: 0 };
        let param = |name: &str| Param {
            name: name.into(),
            ty: ParamType::Bool,
            is_optional: false,
            is_sent: true,
            example: None,
            one_of: Vec::new(),
            site,
            ty_site: site,
            checked: Checked::new(),
        };
        let params = [param("first"), param("second")];
        let text = |text: &str| Piece::Text(text.into());
        let message = Message(vec![text("{"), Piece::Param(1), text("} or {}"), Piece::Param(0)]);
        assert_eq!(message.template(&params), "{{second}} or {}{first}");
        assert_eq!(message.format_string(&params), "{{{second}}} or {{}}{first}");
        assert_eq!(Message(Vec::new()).template(&[]), "");
    }
}
