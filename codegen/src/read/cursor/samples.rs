//! Reads a value that is any JSON.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use super::Cursor;
use crate::grammar::SAMPLE_DEPTH;
use crate::quoted::quoted;
use crate::raw::{Sample, SampleValue, Text};
use crate::read::owner::Owner;
use crate::read::scalar::{Scalar, classify};
use crate::read::yaml::{Step, YamlNode};
use crate::report::Diagnostic;
use crate::rules;
use crate::site::{Site, Sited};

impl<'s> Cursor<'s, '_> {
    /// Reads any value that JSON can have.
    ///
    /// What JSON cannot have is reported, and so are duplicate members.
    /// A missing value is null at the span of its owner, since only the caller knows what it must be.
    pub(in crate::read) fn sample(&mut self, owner: &Owner<'_>) -> Option<Sample<'s>> {
        let (node, site) = self.value()?;
        if is_empty(&node, site) {
            let is_broken = self.nodes.is_broken_at(owner.site, self.report);
            let value = if is_broken { SampleValue::Misread } else { SampleValue::Null };
            return Some(Sample { site: owner.site, value });
        }
        Some(self.sample_of(node, site, owner, 0))
    }

    /// Recurses only as deep as a sample can be.
    fn sample_of(&mut self, node: YamlNode<'s>, site: Site, owner: &Owner<'_>, depth: usize) -> Sample<'s> {
        let value = match node {
            YamlNode::Scalar { text, plain: true } => self.plain(text, site),
            YamlNode::Scalar { text, plain: false } => SampleValue::String(Sited::new(text, site)),
            YamlNode::Refused => SampleValue::Misread,
            YamlNode::Map | YamlNode::List if depth == SAMPLE_DEPTH => {
                let site = self.skip_rest(&node, site);
                self.too_deep(site);
                return Sample { site, value: SampleValue::Misread };
            }
            YamlNode::Map => return self.members(site, depth + 1),
            YamlNode::List => return self.elements(site, owner, depth + 1),
        };
        Sample { site, value }
    }

    fn plain(&mut self, text: Cow<'s, str>, site: Site) -> SampleValue<'s> {
        match classify(&text) {
            Scalar::Null => SampleValue::Null,
            Scalar::Bool => SampleValue::Bool(text.eq_ignore_ascii_case("true")),
            Scalar::Integer(_) | Scalar::Number(_) if is_json_number(&text) => SampleValue::Number(text),
            Scalar::Integer(_) | Scalar::Number(_) => {
                self.report.push_with(&rules::WRONG_TYPE, || {
                    let message = format!("{} is not a number in JSON", quoted(&text));
                    Diagnostic::new(&rules::WRONG_TYPE, site, message)
                        .help("write it as JSON does, as in `7` or `-0.5`, or put it in quotes")
                });
                SampleValue::Misread
            }
            Scalar::Text => SampleValue::String(Sited::new(text, site)),
        }
    }

    /// The elements of a list whose start was read.
    pub(super) fn elements_of_list(&mut self, site: Site, owner: &Owner<'_>) -> Vec<Sample<'s>> {
        match self.elements(site, owner, 1).value {
            SampleValue::List(elements) => elements,
            _ => Vec::new(),
        }
    }

    fn elements(&mut self, site: Site, owner: &Owner<'_>, depth: usize) -> Sample<'s> {
        let mut elements = Vec::new();
        let element = owner.entry();
        while let Step::YamlNode(node, site) = self.nodes.step(self.report) {
            if is_empty(&node, site) {
                self.without_value(owner.site, &format_args!("an element of {owner}"));
            } else {
                elements.push(self.sample_of(node, site, &element, depth));
            }
        }
        Sample { site: self.whole(site), value: SampleValue::List(elements) }
    }

    fn members(&mut self, site: Site, depth: usize) -> Sample<'s> {
        let mut members = Vec::new();
        let mut first = HashMap::<Cow<'s, str>, Site>::new();
        let (mut count, mut empty) = (0, Vec::new());
        while let Some((name, is_text)) = self.name() {
            count += 1;
            let owner = Owner::chosen("member", None, &name);
            let Some((node, place)) = self.value() else { break };
            if is_empty(&node, place) {
                empty.push(name);
                continue;
            }
            let value = self.sample_of(node, place, &owner, depth);
            if !is_text {
                continue;
            }
            if let Some(&earlier) = first.get(&name.value) {
                self.duplicate_member(&name, earlier);
                continue;
            }
            first.insert(name.value.clone(), name.site);
            members.push((name, value));
        }
        let has_braces = site.start < site.end;
        let site = self.whole(site);
        match &*empty {
            [name] if has_braces && count == 1 => {
                self.without_quotes(name, site);
                return Sample { site, value: SampleValue::Misread };
            }
            names => {
                for name in names {
                    self.without_value(name.site, &Owner::chosen("member", None, name));
                }
            }
        }
        Sample { site, value: SampleValue::Map(members) }
    }

    /// The site of a list or a mapping, whose end has just been read, with its brackets if it has some.
    fn whole(&self, site: Site) -> Site {
        match u32::try_from(self.nodes.last) {
            Ok(end) if site.start < site.end => Site { end, ..site },
            _ => site,
        }
    }

    /// Reports `{code}`, which is a mapping in YAML.
    fn without_quotes(&mut self, name: &Text<'_>, site: Site) {
        if self.nodes.broken.is_some() {
            return;
        }
        self.report.push_with(&rules::WRONG_TYPE, || {
            let braces = format!("{{{}}}", name.value);
            let message = format!("{} without quotes is a mapping", quoted(&braces));
            let help = if braces.len() <= 100 {
                format!("write `\"{braces}\"`")
            } else {
                "put it in quotes".to_owned()
            };
            Diagnostic::new(&rules::WRONG_TYPE, site, message).help(help)
        });
    }

    fn without_value(&mut self, site: Site, what: &dyn fmt::Display) {
        if self.nodes.is_broken_at(site, self.report) {
            return;
        }
        self.report.push_with(&rules::WRONG_TYPE, || {
            Diagnostic::new(&rules::WRONG_TYPE, site, format!("{what} has no value"))
                .help("write the value, which can be `null` or `\"\"`")
        });
    }

    fn duplicate_member(&mut self, name: &Text<'_>, first: Site) {
        self.report.push_with(&rules::DUPLICATE_KEY, || {
            let message = format!("duplicate member {}", quoted(&name.value));
            Diagnostic::new(&rules::DUPLICATE_KEY, name.site, message)
                .related(first, "first set here")
                .help("remove one of them")
        });
    }

    fn too_deep(&mut self, site: Site) {
        self.report.push_with(&rules::TOO_LARGE, || {
            let message = format!("the value is nested more than {SAMPLE_DEPTH} levels deep here");
            Diagnostic::new(&rules::TOO_LARGE, site, message).help("remove levels")
        });
    }
}

fn is_empty(node: &YamlNode<'_>, site: Site) -> bool {
    let is_null = |text: &str| classify(text) == Scalar::Null;
    site.start == site.end && matches!(node, YamlNode::Scalar { text, plain: true } if is_null(text))
}

/// RFC 8259, section 6.
fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use super::is_json_number;

    #[test]
    fn numbers_are_those_of_json() {
        for right in
            ["0", "-0", "7", "10", "-1.50", "0.5", "1e5", "1E-5", "2.0e+3", "99999999999999999999999"]
        {
            assert!(is_json_number(right), "{right}");
            assert!(serde_json::from_str::<serde_json::Number>(right).is_ok(), "{right}");
        }
        for wrong in
            ["+1", "007", "00", ".5", "1.", "1.e5", "0x1F", "0o17", ".inf", "-.inf", ".nan", "1e", "-"]
        {
            assert!(!is_json_number(wrong), "{wrong}");
            assert!(serde_json::from_str::<serde_json::Number>(wrong).is_err(), "{wrong}");
        }
    }
}
