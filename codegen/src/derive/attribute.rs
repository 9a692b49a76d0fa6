//! The attributes of the derive: one table of names, targets and forms.

/// The part of an item that an attribute is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeTarget {
    Enum,
    Struct,
    Variant,
    Field,
}

/// One attribute.
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) places: &'static [AttributeTarget],
    pub(super) form: Form,
    /// An example, for help lines.
    pub(super) example: &'static str,
}

/// The form of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `name`
    Word,
    /// `name = "…"`
    Text,
    /// `name = 404`
    Integer,
    /// `name = a::path`
    Path,
    /// `name("…", "…")`
    Texts,
    /// `name(One, Other)`
    Words(&'static [&'static str]),
    /// `name(param = expression, …)`
    Expressions,
}

const ITEM: &[AttributeTarget] = &[AttributeTarget::Enum, AttributeTarget::Struct];
const VARIANT: &[AttributeTarget] = &[AttributeTarget::Variant, AttributeTarget::Struct];

pub(super) const WITH: &[&str] =
    &["AsRef", "Serialize", "StatusCode", "Diagnostic", "IntoResponse", "ResponseError"];
pub(super) const WITHOUT: &[&str] = &["Display", "Error"];

#[rustfmt::skip]
pub(super) static ATTRIBUTES: &[Attribute] = &[
    Attribute { name: "spec", places: ITEM, form: Form::Text, example: "spec = \"spec/errors.yaml\"" },
    Attribute { name: "partial", places: &[AttributeTarget::Enum], form: Form::Word, example: "partial" },
    Attribute { name: "except", places: &[AttributeTarget::Enum], form: Form::Texts, example: "except(\"not_found\")" },
    Attribute { name: "codes", places: ITEM, form: Form::Path, example: "codes = crate::ErrorCode" },
    Attribute { name: "with", places: ITEM, form: Form::Words(WITH), example: "with(AsRef)" },
    Attribute { name: "without", places: ITEM, form: Form::Words(WITHOUT), example: "without(Error)" },
    Attribute { name: "crate", places: ITEM, form: Form::Path, example: "crate = ::errspec" },
    Attribute { name: "code", places: VARIANT, form: Form::Text, example: "code = \"not_found\"" },
    Attribute { name: "http", places: VARIANT, form: Form::Integer, example: "http = 404" },
    Attribute { name: "shared", places: &[AttributeTarget::Variant], form: Form::Word, example: "shared" },
    Attribute { name: "message", places: VARIANT, form: Form::Text, example: "message = \"There is no user {id}.\"" },
    Attribute { name: "params", places: VARIANT, form: Form::Expressions, example: "params(limit = *limit)" },
    Attribute { name: "transparent", places: VARIANT, form: Form::Word, example: "transparent" },
    Attribute { name: "param", places: &[AttributeTarget::Field], form: Form::Text, example: "param = \"limit\"" },
    Attribute { name: "internal", places: &[AttributeTarget::Field], form: Form::Word, example: "internal" },
    Attribute { name: "source", places: &[AttributeTarget::Field], form: Form::Word, example: "source" },
    Attribute { name: "from", places: &[AttributeTarget::Field], form: Form::Word, example: "from" },
];

impl AttributeTarget {
    /// The target in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Enum => "an enum",
            Self::Struct => "a struct",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }
}

impl Form {
    /// The value that an attribute of this form takes.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Word => "no value",
            Self::Text => "a string",
            Self::Integer => "an integer",
            Self::Path => "a path",
            Self::Texts => "a list of strings",
            Self::Words(_) => "a list of names",
            Self::Expressions => "a list of params with expressions",
        }
    }
}

impl Attribute {
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        ATTRIBUTES.iter().find(|attribute| attribute.name == name)
    }

    pub(super) fn is_for(&self, place: AttributeTarget) -> bool {
        self.places.contains(&place)
    }

    /// The names of the attributes for a target.
    pub(super) fn names_for(place: AttributeTarget) -> impl Iterator<Item = &'static str> + Clone {
        ATTRIBUTES.iter().filter(move |attribute| attribute.is_for(place)).map(|attribute| attribute.name)
    }
}
