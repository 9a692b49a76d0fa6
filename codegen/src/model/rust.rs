//! A spec that also passed the checks for Rust, with its Rust names. The Rust emitters and the derive use it.

use std::ops::Deref;

use crate::model::{self, Checked, Param, ParamType};

/// The Rust names of a spec; only `check` makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    /// The variant of each code.
    pub(crate) codes: Vec<String>,
    /// The variant of each bucket.
    pub(crate) buckets: Vec<String>,
    /// The names of each field.
    pub(crate) fields: Vec<FieldNames>,
    pub(crate) checked: Checked,
}

/// The Rust names of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldNames {
    /// Its name in `UpperCamelCase`, with which the enum of its values ends.
    pub camel: String,
    /// The variant of each value of a closed list.
    pub values: Vec<String>,
}

/// A spec with its Rust names, as [`model::Spec::rust`] returns it.
#[derive(Debug, Clone)]
pub struct Spec<'s> {
    model: &'s model::Spec,
    /// In the order of the file.
    pub codes: Vec<Code<'s>>,
    /// In the order of the file.
    pub buckets: Vec<Bucket<'s>>,
    /// The names of each field, in the order of the file.
    pub field_names: &'s [FieldNames],
}

/// A code with its Rust name.
#[derive(Debug, Clone, Copy)]
pub struct Code<'s> {
    model: &'s model::Code,
    /// Its variant in the enum of codes: an identifier that needs no `r#`.
    pub variant: &'s str,
}

/// A bucket with its Rust name.
#[derive(Debug, Clone, Copy)]
pub struct Bucket<'s> {
    model: &'s model::Bucket,
    /// Its variant in an enum of buckets: an identifier that needs no `r#`.
    pub variant: &'s str,
}

impl model::Spec {
    /// The Rust name of a code, if every code can have one.
    #[must_use]
    pub fn variant(&self, code: usize) -> Option<&str> {
        self.rust.as_ref().map(|names| names.codes[code].as_str())
    }

    /// The spec with its Rust names, or `None` if Rust cannot be generated from it.
    ///
    /// A spec without errors that was checked for Rust always has them.
    #[must_use]
    pub fn rust(&self) -> Option<Spec<'_>> {
        let names = self.rust.as_ref()?;
        let codes = self.codes.iter().zip(&names.codes).map(|(model, variant)| Code { model, variant });
        let buckets =
            self.buckets.iter().zip(&names.buckets).map(|(model, variant)| Bucket { model, variant });
        Some(Spec {
            model: self,
            codes: codes.collect(),
            buckets: buckets.collect(),
            field_names: &names.fields,
        })
    }
}

/// Everything else is the same for every language.
impl Deref for Spec<'_> {
    type Target = model::Spec;

    fn deref(&self) -> &model::Spec {
        self.model
    }
}

impl Deref for Code<'_> {
    type Target = model::Code;

    fn deref(&self) -> &model::Code {
        self.model
    }
}

impl Deref for Bucket<'_> {
    type Target = model::Bucket;

    fn deref(&self) -> &model::Bucket {
        self.model
    }
}

/// The type of the field for a param.
#[must_use]
pub fn field_type(param: &Param) -> String {
    let ty = value_type(&param.ty);
    if param.is_optional { format!("Option<{ty}>") } else { ty }
}

/// The type of a value, which the field for an optional param can also lack.
#[must_use]
pub fn value_type(ty: &ParamType) -> String {
    match ty {
        ParamType::String => "String".to_owned(),
        // Anything that can be serialized.
        ParamType::Json => "…".to_owned(),
        // The spec uses the Rust names of these types.
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::Opaque(_) => {
            ty.name().into_owned()
        }
        ParamType::List(element) => format!("Vec<{}>", value_type(element)),
    }
}
