//! Reads outputs: a kind, or a mapping of keys that another crate knows.

use super::{Cursor, is_text};
use crate::raw::{OutputValue, Setting};
use crate::read::owner::Owner;
use crate::read::yaml::YamlNode;
use crate::site::Sited;

impl<'s> Cursor<'s, '_> {
    /// Reads a string, or a mapping from any keys to strings.
    ///
    /// A wrong value is not reported but kept, because its key may be unknown.
    pub(in crate::read) fn text_or_settings(&mut self, owner: &Owner<'_>) -> OutputValue<'s> {
        let Some((node, site)) = self.value() else { return OutputValue::Misread };
        match node {
            YamlNode::Scalar { text, plain } if is_text(&text, plain) => {
                OutputValue::Kind(Sited::new(text, site))
            }
            YamlNode::Map => {
                let mut settings = Vec::new();
                while let Some((name, is_text)) = self.name() {
                    if is_text {
                        let value = self.setting(&Owner::setting(&name));
                        settings.push(Setting { name, value });
                    } else {
                        self.skip();
                    }
                }
                OutputValue::Settings { settings, is_whole: self.nodes.broken.is_none() }
            }
            node => {
                self.refuse(&node, site, owner, "a string or a mapping");
                OutputValue::Misread
            }
        }
    }
}
