//! The envelope of a spec, as people and as programs read it.

use errspec_codegen::__internal::model::{Preset, Spec};
use errspec_codegen::__internal::quoted::visible;
use errspec_outputs::__internal::member::{self, Described};
use errspec_outputs::__internal::{sample, yaml};
use serde_json::{Value, json};

use super::wrap::wrap;
use crate::streams::STRONG;

/// What `errspec explain` calls it.
pub(super) const NAME: &str = "envelope";

/// An envelope and its place.
pub(super) struct Envelope<'r> {
    pub(super) file: &'r str,
    /// The line of the key; `None` if the spec does not have it.
    pub(super) line: Option<usize>,
    pub(super) spec: &'r Spec,
}

impl Envelope<'_> {
    pub(super) fn text(&self) -> String {
        let spec = self.spec;
        let mut lines = vec![format!("{STRONG}{NAME}{STRONG:#}"), String::new()];
        lines.extend(wrap(&visible(&self.origin()), 80));
        lines.push(String::new());
        lines.push("    envelope:".to_owned());
        lines.extend(yaml::envelope(&spec.envelope).lines().map(|line| format!("      {}", visible(line))));
        if let Some(code) = sample::fullest(spec) {
            lines.push(String::new());
            let code_name = visible(&code.code);
            lines.push(format!("{STRONG}A response with the code {code_name}{STRONG:#}"));
            lines.push(String::new());
            for (name, value) in sample::headers(spec, code) {
                lines.push(format!("    {}", visible(&format!("{name}: {value}"))));
            }
            lines.push(String::new());
            lines.extend(sample::body(spec, code).lines().map(|line| format!("    {}", visible(line))));
        }
        for (title, described) in [("Members", member::members(spec)), ("Headers", member::headers(spec))] {
            lines.push(String::new());
            lines.push(format!("{STRONG}{title}{STRONG:#}"));
            lines.push(String::new());
            lines.extend(rows(&described));
        }
        lines.join("\n") + "\n"
    }

    /// Where the envelope comes from.
    fn origin(&self) -> String {
        let file = self.file;
        let preset = self.spec.envelope.preset.map(|preset| format!("the preset `{}`", preset.name()));
        match (preset, self.line) {
            (None, _) => format!("The envelope of {file} is written as a sample:"),
            (Some(preset), Some(_)) => {
                format!("The envelope of {file} is {preset}, which is short for this sample:")
            }
            (Some(preset), None) => {
                format!("{file} has no `envelope`, so {preset} is used, which is short for this sample:")
            }
        }
    }

    pub(super) fn json(&self) -> Value {
        let described = |described: Vec<Described>| -> Value {
            described
                .iter()
                .map(|one| json!({ "name": one.name(), "description": one.text.quoted() }))
                .collect()
        };
        let sample = sample::fullest(self.spec).map(|code| {
            let body: Value = serde_json::from_str(&sample::body(self.spec, code))
                .unwrap_or_else(|error| unreachable!("the runtime writes JSON: {error}"));
            json!({ "name": code.code, "body": body })
        });
        json!({
            "preset": self.spec.envelope.preset.map(Preset::name),
            "yaml": yaml::envelope(&self.spec.envelope),
            "sample": sample,
            "members": described(member::members(self.spec)),
            "headers": described(member::headers(self.spec)),
            "file": self.file,
            "line": self.line,
        })
    }
}

/// Names with their descriptions, in two columns.
fn rows(described: &[Described]) -> Vec<String> {
    let width = described.iter().map(|one| visible(&one.name()).chars().count()).max().unwrap_or(0).min(30);
    let mut lines = Vec::new();
    for one in described {
        let (name, text) = (one.name(), one.text.plain());
        let (name, text) = (visible(&name), visible(&text));
        // A long name has a line of its own.
        let is_long = name.chars().count() > width;
        if is_long {
            lines.push(format!("  {name}"));
        }
        for (index, part) in wrap(&text, 76 - width).into_iter().enumerate() {
            let name = if index == 0 && !is_long { &name } else { "" };
            lines.push(format!("  {name:width$}  {part}"));
        }
    }
    lines
}
