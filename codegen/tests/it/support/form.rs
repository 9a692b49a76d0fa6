//! The form of a spec, as read by our reader and by `serde_yaml`.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use errspec_codegen::__internal::raw::{self, OutputValue, Sample, SampleValue};
use errspec_codegen::__internal::read;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::rules::MISSING_KEY;
use errspec_codegen::__internal::site::Sources;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// Every key of the format.
#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Spec {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) version: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) docs_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) code_style: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) envelope: Option<Envelope>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) variant_names: Option<VariantNames>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub(crate) buckets: Named<Bucket>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) retry_budget: Option<RetryBudget>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub(crate) codes: Named<Code>,
    /// Statuses are numbers, and are stored as their digits.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) fallback: BTreeMap<String, FallbackCode>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) support: Vec<String>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub(crate) outputs: Named<Output>,
}

/// A code alone equals a mapping with only `code`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct FallbackCode {
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    http: Option<u64>,
}

impl<'de> Deserialize<'de> for FallbackCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Sent {
            code: String,
            #[serde(default, deserialize_with = "some")]
            http: Option<u64>,
        }
        struct AloneOrSent;
        impl<'de> Visitor<'de> for AloneOrSent {
            type Value = FallbackCode;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code, or a mapping")
            }

            fn visit_str<E: Error>(self, code: &str) -> Result<FallbackCode, E> {
                Ok(FallbackCode { code: code.to_owned(), http: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FallbackCode, A::Error> {
                let Sent { code, http } = Sent::deserialize(MapAccessDeserializer::new(map))?;
                Ok(FallbackCode { code, http })
            }
        }
        deserializer.deserialize_any(AloneOrSent)
    }
}

/// The name of a preset, or a sample.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Envelope {
    Preset(String),
    Sample(EnvelopeSample),
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EnvelopeSample {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) request_id_header: Option<String>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub(crate) headers: Named<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) body: Option<Json>,
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrSample;
        impl<'de> Visitor<'de> for NameOrSample {
            type Value = Envelope;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a preset, or a mapping")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Envelope, E> {
                Ok(Envelope::Preset(name.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Envelope, A::Error> {
                EnvelopeSample::deserialize(MapAccessDeserializer::new(map)).map(Envelope::Sample)
            }
        }
        deserializer.deserialize_any(NameOrSample)
    }
}

/// The word for no budget, or the numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum RetryBudget {
    Word(String),
    Numbers(BudgetNumbers),
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct BudgetNumbers {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    max_tokens: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    token_ratio: Option<f64>,
}

impl<'de> Deserialize<'de> for RetryBudget {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrNumbers;
        impl<'de> Visitor<'de> for WordOrNumbers {
            type Value = RetryBudget;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a mapping")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<RetryBudget, E> {
                Ok(RetryBudget::Word(word.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RetryBudget, A::Error> {
                BudgetNumbers::deserialize(MapAccessDeserializer::new(map)).map(RetryBudget::Numbers)
            }
        }
        deserializer.deserialize_any(WordOrNumbers)
    }
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct VariantNames {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    strip: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    prepend: Option<String>,
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Bucket {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    retry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    max_attempts: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    base_delay: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    max_delay: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    advice: Option<String>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    allow: Named<String>,
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Code {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) http: Option<Http>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) bucket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) meaning: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) message: Option<String>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub(crate) params: Named<Param>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) variant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) docs_url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) deprecated: Option<Deprecated>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(crate) not_executed: Option<bool>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub(crate) allow: Named<String>,
}

/// A type alone equals a mapping with only `type`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Param {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    ty: Option<ParamType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    optional: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<serde_yaml::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_of: Option<Vec<serde_yaml::Value>>,
}

/// A string, or a list of strings.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
enum ParamType {
    Name(String),
    List(Vec<String>),
}

impl Param {
    /// A param without settings.
    pub(crate) fn of_type(name: String) -> Self {
        Self { ty: Some(ParamType::Name(name)), optional: None, sent: None, example: None, one_of: None }
    }
}

impl<'de> Deserialize<'de> for Param {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct Settings {
            #[serde(rename = "type", deserialize_with = "some")]
            ty: Option<ParamType>,
            #[serde(deserialize_with = "some")]
            optional: Option<bool>,
            #[serde(deserialize_with = "some")]
            sent: Option<bool>,
            #[serde(deserialize_with = "some")]
            example: Option<serde_yaml::Value>,
            #[serde(deserialize_with = "some")]
            one_of: Option<Vec<serde_yaml::Value>>,
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum TypeOrMore {
            Type(ParamType),
            More(Settings),
        }
        Ok(match TypeOrMore::deserialize(deserializer)? {
            TypeOrMore::Type(ty) => {
                Self { ty: Some(ty), optional: None, sent: None, example: None, one_of: None }
            }
            TypeOrMore::More(Settings { ty, optional, sent, example, one_of }) => {
                Self { ty, optional, sent, example, one_of }
            }
        })
    }
}

/// The statuses, or nothing for `none`. A list of one is the same as a status.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Http(pub(crate) Vec<u64>);

impl<'de> Deserialize<'de> for Http {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StatusOrNone;
        impl<'de> Visitor<'de> for StatusOrNone {
            type Value = Http;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a status, or `none`")
            }

            fn visit_u64<E: Error>(self, status: u64) -> Result<Http, E> {
                Ok(Http(vec![status]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Http, A::Error> {
                let mut statuses = Vec::new();
                while let Some(status) = list.next_element()? {
                    statuses.push(status);
                }
                if statuses.is_empty() { Err(A::Error::custom("no status")) } else { Ok(Http(statuses)) }
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Http, E> {
                if word == "none" { Ok(Http(Vec::new())) } else { Err(E::custom("no status")) }
            }
        }
        deserializer.deserialize_any(StatusOrNone)
    }
}

impl Serialize for Http {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &*self.0 {
            [] => serializer.serialize_str("none"),
            [status] => serializer.serialize_u64(*status),
            statuses => statuses.serialize(serializer),
        }
    }
}

#[derive(Debug, Default, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Deprecated {
    #[serde(rename = "use", skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    instead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    reason: Option<String>,
}

/// A kind without settings equals a mapping with only `kind`. Settings are checked together with the kinds.
#[derive(Debug, Default, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub(crate) struct Output(Named<String>);

impl<'de> Deserialize<'de> for Output {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KindOrMore;
        impl<'de> Visitor<'de> for KindOrMore {
            type Value = Output;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a kind, or a mapping")
            }

            fn visit_str<E: Error>(self, kind: &str) -> Result<Output, E> {
                Ok(Output(Named(vec![("kind".to_owned(), kind.to_owned())])))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Output, A::Error> {
                Named::deserialize(MapAccessDeserializer::new(map)).map(Output)
            }
        }
        deserializer.deserialize_any(KindOrMore)
    }
}

/// A mapping in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Named<T>(pub(crate) Vec<(String, T)>);

impl<T> Named<T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// An existing key has a value. A plain `Option` would accept null.
fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Named(entries))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// What our reader reads, or `None` if the form is wrong.
pub(crate) fn ours(text: &str) -> Option<Spec> {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let file = read::text(&mut sources, "errors.yaml", text.as_bytes().to_vec(), &mut report)?;
    let spec = read::spec(&sources, file, &mut report);
    // The structs above do not require keys, so missing ones are ignored.
    let mut findings = report.diagnostics().iter();
    let form = findings.all(|found| found.rule == &MISSING_KEY && found.message != "the spec is empty");
    // Errors in the keys of an output are kept for the crate that knows these keys.
    let mut settings = spec.outputs.iter().flat_map(|output| match &output.value {
        OutputValue::Settings { settings, .. } => settings.as_slice(),
        OutputValue::Kind(_) | OutputValue::Misread => &[],
    });
    let form = form && settings.all(|setting| setting.value.is_ok());
    form.then(|| Spec {
        version: spec.version.map(|version| version.value),
        name: spec.name.map(owned),
        domain: spec.domain.map(owned),
        docs_url: spec.docs_url.map(owned),
        code_style: spec.code_style.map(owned),
        envelope: spec.envelope.key.map(|_| envelope(spec.envelope)),
        variant_names: spec
            .variant_names
            .map(|names| VariantNames { strip: names.strip.map(owned), prepend: names.prepend.map(owned) }),
        buckets: Named(spec.buckets.into_iter().map(bucket).collect()),
        retry_budget: spec.retry_budget.map(|budget| match budget.word {
            Some(word) => RetryBudget::Word(owned(word)),
            None => RetryBudget::Numbers(BudgetNumbers {
                max_tokens: budget.max_tokens.map(|tokens| tokens.value),
                token_ratio: budget.token_ratio.and_then(|ratio| ratio.value.parse().ok()),
            }),
        }),
        codes: Named(spec.codes.into_iter().map(code).collect()),
        fallback: spec.fallback.map(fallback).unwrap_or_default(),
        support: spec.support.into_iter().map(owned).collect(),
        outputs: Named(spec.outputs.into_iter().map(output).collect()),
    })
}

fn envelope(envelope: raw::Envelope<'_>) -> Envelope {
    // A preset is read as its sample.
    if let Some(preset) = envelope.preset {
        return Envelope::Preset(owned(preset));
    }
    Envelope::Sample(EnvelopeSample {
        content_type: envelope.content_type.map(owned),
        request_id_header: envelope.request_id_header.map(owned),
        headers: texts(envelope.headers),
        body: envelope.body.map(json),
    })
}

fn json(sample: Sample<'_>) -> Json {
    match sample.value {
        SampleValue::Null => Json::Null,
        SampleValue::Bool(value) => value.into(),
        SampleValue::Number(number) => Json::Number(number.parse().unwrap()),
        SampleValue::String(text) => owned(text).into(),
        SampleValue::List(elements) => elements.into_iter().map(json).collect(),
        SampleValue::Map(members) => {
            Json::Object(members.into_iter().map(|(name, value)| (owned(name), json(value))).collect())
        }
        SampleValue::Misread => panic!("a reported value"),
    }
}

fn bucket(bucket: raw::Bucket<'_>) -> (String, Bucket) {
    let entry = Bucket {
        title: bucket.title.map(owned),
        retry: bucket.retry.map(owned),
        max_attempts: bucket.max_attempts.map(|number| number.value),
        base_delay: bucket.base_delay.map(owned),
        max_delay: bucket.max_delay.map(owned),
        advice: bucket.advice.map(owned),
        allow: texts(bucket.allow),
    };
    (owned(bucket.name), entry)
}

fn code(code: raw::Code<'_>) -> (String, Code) {
    let deprecated = |found: raw::Deprecated<'_>| Deprecated {
        instead: found.instead.map(owned),
        reason: found.reason.map(owned),
    };
    let entry = Code {
        http: code.http.map(|http| match http.value {
            raw::Http::Statuses(statuses) => Http(statuses.into_iter().map(|status| status.value).collect()),
            raw::Http::None => Http(Vec::new()),
        }),
        bucket: code.bucket.map(owned),
        meaning: code.meaning.map(owned),
        message: code.message.map(owned),
        params: Named(code.params.into_iter().map(param).collect()),
        variant: code.variant.map(owned),
        docs_url: code.docs_url.map(owned),
        aliases: code.aliases.into_iter().map(owned).collect(),
        deprecated: code.deprecated.map(deprecated),
        not_executed: code.not_executed.map(|is_set| is_set.value),
        allow: texts(code.allow),
    };
    (owned(code.code), entry)
}

fn param(param: raw::Param<'_>) -> (String, Param) {
    let ty = param.ty.map(|ty| match ty {
        raw::ParamType::Name(name) => ParamType::Name(owned(name)),
        raw::ParamType::List(list) => ParamType::List(list.value.into_iter().map(owned).collect()),
    });
    let entry = Param {
        ty,
        optional: param.optional.map(|optional| optional.value),
        sent: param.sent.map(|sent| sent.value),
        example: param.example.as_ref().map(value),
        one_of: param.one_of.map(|list| list.value.iter().map(value).collect()),
    };
    (owned(param.name), entry)
}

fn value(sample: &raw::Sample<'_>) -> serde_yaml::Value {
    match &sample.value {
        SampleValue::Null | SampleValue::Misread => serde_yaml::Value::Null,
        SampleValue::Bool(value) => (*value).into(),
        SampleValue::Number(number) => serde_yaml::from_str(number).unwrap(),
        SampleValue::String(text) => (&*text.value).into(),
        SampleValue::List(elements) => elements.iter().map(value).collect::<Vec<_>>().into(),
        SampleValue::Map(members) => {
            let members = members.iter().map(|(name, member)| ((&*name.value).into(), value(member)));
            serde_yaml::Value::Mapping(members.collect())
        }
    }
}

fn fallback(fallback: raw::Fallback<'_>) -> BTreeMap<String, FallbackCode> {
    let classes = [("4xx", fallback.client), ("5xx", fallback.server)];
    let of = |of: raw::FallbackCode<'_>| FallbackCode {
        code: owned(of.code),
        http: of.http.map(|http| http.value),
    };
    let classes = classes.into_iter().filter_map(|(class, code)| Some((class.to_owned(), of(code?))));
    let statuses = fallback.statuses.into_iter();
    classes.chain(statuses.map(|(status, code)| (status.value.to_string(), of(code)))).collect()
}

fn output(output: raw::Output<'_>) -> (String, Output) {
    let settings = match output.value {
        OutputValue::Kind(kind) => vec![("kind".to_owned(), owned(kind))],
        OutputValue::Settings { settings, .. } => {
            let setting = |setting: raw::Setting<'_>| (owned(setting.name), owned(setting.value.unwrap()));
            settings.into_iter().map(setting).collect()
        }
        OutputValue::Misread => Vec::new(),
    };
    (owned(output.path), Output(Named(settings)))
}

fn texts(texts: Vec<(raw::Text<'_>, raw::Text<'_>)>) -> Named<String> {
    Named(texts.into_iter().map(|(name, text)| (owned(name), owned(text))).collect())
}

fn owned(text: raw::Text<'_>) -> String {
    text.value.into_owned()
}

/// What `serde_yaml` reads, or its error.
pub(crate) fn theirs(text: &str) -> Result<Spec, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}
