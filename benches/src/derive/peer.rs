//! The peer: `thiserror`, `strum` and hand-written matches, with the same features as the derive.
//!
//! Where a team has a choice, it uses what compiles faster: one arm for all variants with the same status or the same details.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::cases::{Case, Shape};
use crate::fmt::put;

pub(super) const DEPENDENCIES: &str =
    "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }";

/// The part of the crate that does not depend on the errors.
const FRAME: &str = r#"
pub struct Bucket {
    pub name: &'static str,
    pub title: &'static str,
    pub advice: &'static str,
    pub retry: Retry,
}

#[derive(Debug, Clone, Copy)]
pub enum Retry {
    Never,
    AfterDelay { max_attempts: u32, base_delay: Duration, max_delay: Duration },
    Backoff { max_attempts: u32, base_delay: Duration, max_delay: Duration },
}

pub static FIX_IN_CODE: Bucket =
    Bucket { name: "fix_in_code", title: "Fix in code", advice: "Do not retry.", retry: Retry::Never };
pub static FIX_BY_WAITING: Bucket = Bucket {
    name: "fix_by_waiting",
    title: "Fix by waiting",
    advice: "Respect `Retry-After`.",
    retry: Retry::AfterDelay {
        max_attempts: 5,
        base_delay: Duration::from_secs(1),
        max_delay: Duration::from_secs(60),
    },
};
pub static FIX_BY_RETRYING: Bucket = Bucket {
    name: "fix_by_retrying",
    title: "Fix by retrying",
    advice: "Retry with backoff.",
    retry: Retry::Backoff {
        max_attempts: 5,
        base_delay: Duration::from_millis(500),
        max_delay: Duration::from_secs(30),
    },
};

/// What the derive writes for `{:#}`.
pub struct Full<'a>(pub &'a ApiError);

impl fmt::Display for Full<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, see {})", self.0, self.0.code(), self.0.docs_url())
    }
}

pub enum Value<'a> {
    U64(u64),
    Str(&'a str),
}

"#;

/// The crate's `src/lib.rs`.
pub(super) fn library(cases: &[Case]) -> String {
    let mut text = format!("use std::fmt;\nuse std::time::Duration;\n{}{FRAME}", super::crates::STORE_ERROR);
    text += "#[derive(Debug, thiserror::Error, strum::IntoStaticStr, strum::VariantNames)]\n\
             #[strum(serialize_all = \"snake_case\")]\npub enum ApiError {\n";
    for Case { variant, message, shape, .. } in cases {
        let fields = shape.fields("#[source]");
        put(&mut text, format_args!("    #[error({message:?})]\n    {variant}{fields},\n"));
    }
    text += "}\n\nimpl ApiError {\n    pub fn code(&self) -> &'static str {\n        self.into()\n    }\n";
    text += &method("http_status", "u16", &grouped(cases, |case| case.http.to_string()));
    text += &method(
        "bucket",
        "&'static Bucket",
        &grouped(cases, |case| format!("&{}", case.bucket.to_uppercase())),
    );
    text += &method("meaning", "&'static str", &arms(cases, |case| format!("{:?}", case.meaning)));
    text += &method(
        "docs_url",
        "&'static str",
        &arms(cases, |case| format!("\"https://docs.example.com/errors#{}\"", case.code)),
    );
    text += &details(cases);
    text + "}\n"
}

/// A method that consists of one match.
fn method(name: &str, returned: &str, arms: &str) -> String {
    format!("\n    pub fn {name}(&self) -> {returned} {{\n        match self {{\n{arms}        }}\n    }}\n")
}

/// One arm per variant.
fn arms<T: Display>(cases: &[Case], value: impl Fn(&Case) -> T) -> String {
    let arm = |case: &Case| format!("            {} => {},\n", pattern(case), value(case));
    cases.iter().map(arm).collect()
}

/// One arm per value, with all variants that have it.
fn grouped(cases: &[Case], value: impl Fn(&Case) -> String) -> String {
    let mut groups = BTreeMap::<String, Vec<String>>::new();
    for case in cases {
        groups.entry(value(case)).or_default().push(pattern(case));
    }
    let arm = |(value, patterns): (String, Vec<String>)| {
        format!("            {} => {value},\n", patterns.join("\n            | "))
    };
    groups.into_iter().map(arm).collect()
}

fn pattern(case: &Case) -> String {
    format!("Self::{}{}", case.variant, case.shape.pattern())
}

/// The params of the messages, for the envelope.
fn details(cases: &[Case]) -> String {
    let mut arms = BTreeMap::<String, Vec<String>>::new();
    for Case { variant, shape, .. } in cases {
        let (pattern, visits) = match shape {
            Shape::Limit(limit) => (format!("{{ {limit} }}"), number(limit)),
            Shape::Owner(owner, limit) => (
                format!("{{ {owner}, {limit} }}"),
                format!("visit(\"{owner}\", Value::Str({owner}));\n                {}", number(limit)),
            ),
            Shape::Unit | Shape::Source | Shape::Number | Shape::Trace => continue,
        };
        arms.entry(visits).or_default().push(format!("Self::{variant} {pattern}"));
    }
    let mut text = String::new();
    for (visits, patterns) in arms {
        let patterns = patterns.join("\n            | ");
        put(
            &mut text,
            format_args!("            {patterns} => {{\n                {visits}\n            }}\n"),
        );
    }
    format!(
        "\n    pub fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {{\n        \
         match self {{\n{text}            _ => {{}}\n        }}\n    }}\n"
    )
}

fn number(name: &str) -> String {
    format!("visit(\"{name}\", Value::U64((*{name}).into()));")
}

/// What the program that prints all results needs from this crate.
pub(super) const ASKED: &str = r"
use user::{Full, Value};

fn all_codes() -> Vec<&'static str> {
    <ApiError as strum::VariantNames>::VARIANTS.to_vec()
}

fn full(error: &ApiError) -> String {
    Full(error).to_string()
}
";
