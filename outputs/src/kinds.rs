//! The kinds of output: one table, which the checks, the editors' schema and the docs are made from.

use errspec_codegen::__internal::disk::Files;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::{Site, Sited, Sources};

use crate::settings::{BUCKET, GROUP_BY, NAME, Setting};
use crate::{docs, json_schema, rust, schema};

/// A kind of output. A new one is a row of [`KINDS`], the file with its `emit`, its tests, and a line in `spec/README.md`.
#[derive(Debug)]
pub struct Kind {
    /// As it is written in a spec.
    pub name: &'static str,
    /// The extensions of its files.
    pub extensions: &'static [&'static str],
    /// The settings that it has in addition to the kind.
    pub settings: &'static [&'static Setting],
    /// One sentence for the docs.
    pub doc: &'static str,
    /// Whether several specs can share the file, because its content is the same for all specs.
    pub is_shared: bool,
    /// Whether the file is read first, because parts of it are written by hand.
    pub is_read: bool,
    /// Returns the generated files, or `None` if there are errors, which are in the report.
    pub emit: fn(&Job<'_>, &mut Run<'_>) -> Option<Vec<File>>,
}

/// All kinds, in the order of the documentation.
pub static KINDS: &[Kind] = &[
    Kind {
        name: "page",
        extensions: &["md", "mdx"],
        settings: &[&GROUP_BY],
        doc: "The whole docs page, with its code reference grouped if it has a `group_by`.",
        is_shared: false,
        is_read: false,
        emit: docs::emit_page,
    },
    Kind {
        name: "table",
        extensions: &["md", "mdx"],
        settings: &[&BUCKET],
        doc: "The table of all codes, or those of one `bucket`.",
        is_shared: false,
        is_read: false,
        emit: docs::emit_table,
    },
    Kind {
        name: "regions",
        extensions: &["md", "mdx", "rs"],
        settings: &[],
        doc: "The parts between markers of a hand-written file.",
        is_shared: false,
        is_read: true,
        emit: docs::emit_regions,
    },
    Kind {
        name: "rust",
        extensions: &["rs"],
        settings: &[&NAME],
        doc: "The enum, `ErrorCode` unless it has a `name`.",
        is_shared: false,
        is_read: false,
        emit: rust::emit,
    },
    Kind {
        name: "schema",
        extensions: &["json"],
        settings: &[],
        doc: "The schema for editors.",
        is_shared: true,
        is_read: false,
        emit: schema::emit,
    },
    Kind {
        name: "json_schema",
        extensions: &["json"],
        settings: &[],
        doc: "The JSON Schema of the bodies of failing responses.",
        is_shared: false,
        is_read: false,
        emit: json_schema::emit,
    },
];

/// One output of a spec, as its kind emits it.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The spec.
    pub spec: &'a Spec,
    /// The path of the output, relative to the package.
    pub path: &'a str,
    /// What messages call the output.
    pub name: &'a str,
    /// The place of its path in the spec.
    pub site: Site,
    /// The path of the output.
    pub target: &'a std::path::Path,
    /// The settings that are set, all valid for the kind.
    pub settings: &'a [(&'static Setting, Sited<String>)],
    /// What generated files call the spec.
    pub source: &'a str,
}

/// What all outputs of a run share.
pub struct Run<'a> {
    /// The texts that diagnostics point into.
    pub sources: &'a mut Sources,
    /// Where files are read from.
    pub files: &'a dyn Files,
    /// Receives the diagnostics.
    pub report: &'a mut Report,
}

/// A file that an output consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is in the folder that is the output; empty if the output is this one file.
    pub within: String,
    /// Its content.
    pub text: String,
}

impl Job<'_> {
    /// The value of a setting.
    #[must_use]
    pub fn setting(&self, setting: &Setting) -> Option<&str> {
        let found = self.settings.iter().find(|(known, _)| known.name == setting.name);
        found.map(|(_, value)| &*value.value)
    }
}

impl File {
    /// An output that is one file.
    #[must_use]
    pub fn alone(text: String) -> Vec<Self> {
        vec![Self { within: String::new(), text }]
    }
}

/// The kind of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
