//! What a team writes instead: `thiserror`, `strum`, `serde`, and hand-written matches.
//!
//! Where a team has a choice, these crates use what compiles faster: one arm for all variants with the same status or bucket, and `rename_all` for names.

use std::collections::BTreeMap;

use super::facts::Fact;
use crate::fmt::put;

pub(crate) const DEPENDENCIES: &str = "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\nserde = { version = \"1\", features = [\"derive\"] }\n";
pub(crate) const SMART_DEPENDENCIES: &str =
    "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\nserde = \"1\"\n";

const FRAME: &str = r#"
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bucket {
    FixInCode,
    FixByWaiting,
    FixByRetrying,
}

impl Bucket {
    pub fn name(self) -> &'static str {
        match self {
            Self::FixInCode => "fix_in_code",
            Self::FixByWaiting => "fix_by_waiting",
            Self::FixByRetrying => "fix_by_retrying",
        }
    }
}

"#;

const METHODS: &str = "    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    pub fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
";

const DOCUMENTED: &str = "
    pub fn meaning(self) -> &'static str {
        strum::EnumMessage::get_documentation(&self).unwrap_or_default()
    }
";

const SERDE: &str = r#"
impl serde::Serialize for ErrorCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.into())
    }
}

impl<'de> serde::Deserialize<'de> for ErrorCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code;

        impl serde::de::Visitor<'_> for Code {
            type Value = ErrorCode;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a known error code")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ErrorCode, E> {
                text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Code)
    }
}
"#;

/// Uses derives wherever possible.
pub(super) fn derives(facts: &[Fact]) -> String {
    let derives = ", strum::EnumMessage, serde::Serialize, serde::Deserialize";
    let names = "#[serde(rename_all = \"snake_case\")]\n";
    definition(facts, derives, names) + &methods(facts) + DOCUMENTED + "}\n"
}

/// The strongest peer: hand-written serde impls that use the lookup, and a `match` for the meaning, because those derives cost most.
pub(super) fn smart(facts: &[Fact]) -> String {
    let meaning = method("meaning", "&'static str", &arms(facts, |fact| format!("{:?}", fact.meaning)));
    definition(facts, "", "") + &methods(facts) + &meaning + "}\n" + SERDE
}

fn definition(facts: &[Fact], derives: &str, attributes: &str) -> String {
    let mut text = format!(
        "{FRAME}#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error, strum::EnumString, \
         strum::IntoStaticStr, strum::VariantArray{derives})]\n#[strum(serialize_all = \"snake_case\")]\n\
         {attributes}pub enum ErrorCode {{\n"
    );
    for Fact { variant, meaning, message, .. } in facts {
        put(&mut text, format_args!("    /// {meaning}\n    #[error({message:?})]\n    {variant},\n"));
    }
    text + "}\n\nimpl ErrorCode {\n"
}

fn methods(facts: &[Fact]) -> String {
    let bucket = |fact: &Fact| match fact.bucket {
        "fix_in_code" => "Bucket::FixInCode".into(),
        "fix_by_waiting" => "Bucket::FixByWaiting".into(),
        _ => "Bucket::FixByRetrying".into(),
    };
    let docs_url = |fact: &Fact| format!("\"https://docs.example.com/errors#{}\"", fact.code);
    METHODS.to_owned()
        + &method("http_status", "u16", &grouped(facts, |fact| fact.http.to_string()))
        + &method("bucket", "Bucket", &grouped(facts, bucket))
        + &method("docs_url", "&'static str", &arms(facts, docs_url))
}

/// A method that consists of one match.
fn method(name: &str, returned: &str, arms: &str) -> String {
    format!("\n    pub fn {name}(self) -> {returned} {{\n        match self {{\n{arms}        }}\n    }}\n")
}

/// One arm per variant.
fn arms(facts: &[Fact], value: impl Fn(&Fact) -> String) -> String {
    let arm = |fact: &Fact| format!("            Self::{} => {},\n", fact.variant, value(fact));
    facts.iter().map(arm).collect()
}

/// One arm per value, with all variants that have it.
fn grouped(facts: &[Fact], value: impl Fn(&Fact) -> String) -> String {
    let mut groups = BTreeMap::<String, Vec<String>>::new();
    for fact in facts {
        groups.entry(value(fact)).or_default().push(format!("Self::{}", fact.variant));
    }
    let arm = |(value, patterns): (String, Vec<String>)| {
        format!("            {} => {value},\n", patterns.join("\n            | "))
    };
    groups.into_iter().map(arm).collect()
}
