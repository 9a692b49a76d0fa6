//! A random spec before it is written as YAML. Outputs are compared only with this.

use errspec_codegen::__internal::characters::is_unseen;
use proptest::prelude::*;

use super::yaml::{Yaml, key};
use crate::support::nasty::nasty;

/// A spec, independent of its YAML.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    name: String,
    style: usize,
    template: &'static str,
    pub(crate) buckets: Vec<Bucket>,
    pub(crate) codes: Vec<Code>,
    /// Whether the spec has a `fallback`, if it has codes for one.
    has_fallback: bool,
    support: Vec<String>,
    /// How the strings are quoted. The list is used cyclically.
    quoting: Vec<u8>,
}

#[derive(Debug, Clone)]
pub(crate) struct Bucket {
    pub(crate) title: String,
    advice: String,
    retry: usize,
}

/// A code, independent of its YAML.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    pub(crate) wire: String,
    pub(crate) variant: Option<String>,
    pub(crate) http: u16,
    pub(crate) meaning: String,
    /// The texts around the params, and the types of the params.
    pub(crate) message: Option<(Vec<String>, Vec<&'static str>)>,
    docs_url: Option<String>,
    /// The replacement and the reason.
    pub(crate) deprecated: Option<(Option<usize>, Option<String>)>,
    pub(crate) bucket: usize,
}

const STYLES: [&str; 4] = ["any", "snake_case", "SCREAMING_SNAKE_CASE", "PascalCase"];
const TYPES: &[&str] = &[
    "string",
    "bool",
    "u8",
    "i128",
    "usize",
    "f32",
    "f64",
    "crate::OrderId",
    "::std::net::IpAddr",
    "std::boxed::Box<str>",
];

/// A text with visible characters.
fn text() -> impl Strategy<Value = String> {
    const MORE: &[&str] = &[
        "\u{2028}",
        "\u{feff}",
        "#!",
        "\"#",
        "{{",
        "}}",
        "<!-- errspec:end -->",
        "\n<!-- errspec:begin table -->\n",
        "{/* errspec:end */}",
        "\n[//]: # (errspec:end)\n",
        "| --- |",
        "$(rm)",
        "*/",
        "//!",
        "\\u{1b}",
    ];
    (nasty(), prop::sample::select(MORE), nasty()).prop_map(|(before, more, after)| {
        // NUL is rejected, which has its own tests.
        let text = [&before, more, "x", &after].concat();
        text.replace('\0', "")
    })
}

/// A name, which has no invisible characters.
fn seen(text: &str) -> String {
    text.replace(|c: char| is_unseen(c) && !c.is_control(), "")
}

/// The draft of a valid spec.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let bucket =
        (text(), text(), 0..3_usize).prop_map(|(title, advice, retry)| Bucket { title, advice, retry });
    let message = prop::option::of((
        prop::collection::vec(text(), 1..4),
        prop::collection::vec(prop::sample::select(TYPES), 3),
    ));
    let deprecated = prop::option::weighted(0.3, (prop::bool::ANY, prop::option::of(text())));
    let code =
        (text(), text(), message, prop::option::weighted(0.2, 0..9_u8), deprecated, 400..600_u16, 0..9_usize);
    (
        (text(), 0..8_usize, 0..3_usize, any::<bool>()),
        prop::collection::vec(bucket, 1..5),
        prop::collection::vec(code, 1..=12),
        prop::collection::vec(text(), 0..3),
        prop::collection::vec(any::<u8>(), 1..20),
    )
        .prop_map(|((name, style, template, has_fallback), buckets, codes, support, quoting)| {
            // Half of the specs have codes of any style.
            let style = style.saturating_sub(4);
            let template = [
                "https://docs.example.com/errors#{code}",
                "https://docs.example.com/{code}/more?q={code}",
                "http://[::1]:8080/{code}#top",
            ][template];
            let count = buckets.len();
            let codes = codes.into_iter().enumerate().map(|(index, code)| {
                let (odd, meaning, message, docs_url, deprecated, http, bucket) = code;
                let (wire, variant) = name_of(style, &seen(&odd), index);
                Code {
                    wire,
                    variant,
                    http,
                    meaning,
                    message: message.map(|(texts, types)| {
                        let params = texts.len() - 1;
                        (texts, types[..params].to_vec())
                    }),
                    docs_url: docs_url.map(|part| format!("https://other.example/{part}/{index}#a%20b")),
                    // The first code is the replacement.
                    deprecated: deprecated
                        .filter(|_| index > 0)
                        .map(|(instead, reason)| (Some(0).filter(|_| instead || reason.is_none()), reason)),
                    bucket: bucket % count,
                }
            });
            let codes = codes.collect();
            Draft { name: seen(&name), style, template, buckets, codes, has_fallback, support, quoting }
        })
}

fn name_of(style: usize, odd: &str, index: usize) -> (String, Option<String>) {
    match style {
        // A code is one line.
        0 => {
            let code = format!("{}{index}", odd.replace(|c: char| c.is_control(), ""));
            (code, Some(format!("Odd{index}")))
        }
        1 => (format!("a_code_{index}"), (index.is_multiple_of(3)).then(|| format!("Own{index}"))),
        2 => (format!("A_CODE_{index}"), None),
        _ => (format!("ACode{index}"), None),
    }
}

/// The name of a param, unique within its message.
pub(crate) fn param(index: usize) -> String {
    format!("param_{index}")
}

/// The fallback for 4xx, for 5xx, and for single statuses.
pub(crate) type Fallback = (usize, usize, Vec<(u16, usize)>);

impl Draft {
    /// The first code of each class that can be a fallback, and each status that a code has.
    pub(crate) fn fallback(&self) -> Option<Fallback> {
        let can = self.codes.iter().enumerate().filter(|(_, code)| code.deprecated.is_none());
        let first = |class| can.clone().find(|(_, code)| code.http / 100 == class).map(|(index, _)| index);
        let mut statuses: Vec<(u16, usize)> = Vec::new();
        for (index, code) in can.clone() {
            if statuses.iter().all(|(status, _)| *status != code.http) {
                statuses.push((code.http, index));
            }
        }
        let (client, server) = (first(4)?, first(5)?);
        self.has_fallback.then_some((client, server, statuses))
    }

    /// The spec as a tree. `turn` rotates the keys of each mapping of fixed keys.
    pub(crate) fn tree(&self, turn: usize) -> Yaml {
        let mut next = self.quoting.iter().cycle().copied();
        let mut text = |text: &str| Yaml::Text(text.to_owned(), next.next().unwrap_or(0));
        let buckets = self.buckets.iter().enumerate().map(|(index, bucket)| {
            let mut entries = vec![
                (key("title"), text(&bucket.title)),
                (key("retry"), key(["never", "after_delay", "backoff", "after_refresh"][bucket.retry])),
                (key("advice"), text(&bucket.advice)),
            ];
            if bucket.retry > 0 {
                entries.push((key("max_attempts"), key("7")));
                entries.push((key("base_delay"), text("250ms")));
                entries.push((key("max_delay"), text("2m")));
            }
            (Yaml::Bare(format!("bucket_{index}")), turned(entries, turn))
        });
        let buckets = Yaml::Map(buckets.collect());
        let codes = self.codes.iter().map(|code| {
            let name = text(&code.wire);
            (name, turned(self.entry(code, &mut text), turn))
        });
        let codes = Yaml::Map(codes.collect());
        let support = Yaml::List(self.support.iter().map(|rule| text(rule)).collect());
        let mut root = vec![
            (key("version"), key("1")),
            (key("name"), text(&self.name)),
            (key("docs_url"), Yaml::Text(self.template.to_owned(), 1)),
            (key("code_style"), key(STYLES[self.style])),
            (key("buckets"), buckets),
            (key("codes"), codes),
            (key("support"), support),
            (key("outputs"), outputs()),
        ];
        root.extend(
            self.fallback().map(|fallback| (key("fallback"), self.fallback_map(&fallback, turn, &mut text))),
        );
        turned(root, turn)
    }

    /// The classes can be at any position, and the statuses keep their order.
    fn fallback_map(&self, fallback: &Fallback, turn: usize, text: &mut dyn FnMut(&str) -> Yaml) -> Yaml {
        let (client, server, statuses) = fallback;
        let single = statuses.iter().map(|&(status, code)| (status.to_string(), code));
        let mut entries: Vec<_> = single.collect();
        entries.insert(turn % (entries.len() + 1), ("4xx".to_owned(), *client));
        entries.insert(turn % 2, ("5xx".to_owned(), *server));
        let entries = entries.into_iter();
        Yaml::Map(entries.map(|(key, code)| (Yaml::Bare(key), text(&self.codes[code].wire))).collect())
    }

    fn entry(&self, code: &Code, text: &mut dyn FnMut(&str) -> Yaml) -> Vec<(Yaml, Yaml)> {
        let mut entries = vec![
            (key("http"), Yaml::Bare(code.http.to_string())),
            (key("bucket"), Yaml::Bare(format!("bucket_{}", code.bucket))),
            (key("meaning"), text(&code.meaning)),
        ];
        if let Some((texts, types)) = &code.message {
            let mut message = String::new();
            for (index, part) in texts.iter().enumerate() {
                message.push_str(&part.replace('{', "{{").replace('}', "}}"));
                if index < types.len() {
                    message.extend(["{", &param(index), "}"]);
                }
            }
            entries.push((key("message"), text(&message)));
            let params = types.iter().enumerate().map(|(index, ty)| (Yaml::Bare(param(index)), text(ty)));
            let params = Yaml::Map(params.collect());
            entries.extend((!types.is_empty()).then(|| (key("params"), params)));
        }
        entries.extend(code.variant.as_ref().map(|variant| (key("variant"), text(variant))));
        entries.extend(code.docs_url.as_ref().map(|url| (key("docs_url"), Yaml::Text(url.clone(), 1))));
        if let Some((instead, reason)) = &code.deprecated {
            let mut deprecated = Vec::new();
            deprecated.extend(instead.map(|instead| (key("use"), text(&self.codes[instead].wire))));
            deprecated.extend(reason.as_ref().map(|reason| (key("reason"), text(reason))));
            entries.push((key("deprecated"), Yaml::Map(deprecated)));
        }
        entries
    }
}

fn turned(mut entries: Vec<(Yaml, Yaml)>, turn: usize) -> Yaml {
    let count = entries.len();
    entries.rotate_left(turn % count);
    if turn % 2 == 1 {
        entries.reverse();
    }
    Yaml::Map(entries)
}

/// Every kind of output. The tests use these paths.
fn outputs() -> Yaml {
    let outputs = [
        ("page.md", "page"),
        ("page.mdx", "page"),
        ("table.md", "table"),
        ("table.mdx", "table"),
        ("regions.md", "regions"),
        ("regions.mdx", "regions"),
        ("regions.rs", "regions"),
        ("errors.rs", "rust"),
        ("schema.json", "schema"),
        ("bodies.json", "json_schema"),
    ];
    Yaml::Map(outputs.iter().map(|(path, kind)| (key(path), key(kind))).collect())
}
