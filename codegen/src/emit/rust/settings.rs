//! The settings of the generated enum.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Attribute, Path, Visibility, parse_quote};

/// The settings of the generated enum. Most crates use [`Settings::default`].
///
/// ```
/// use errspec_codegen::__internal::emit::Settings;
///
/// let settings = Settings { non_exhaustive: false, ..Settings::named("Problem") };
/// assert_eq!(settings.name, "Problem");
/// ```
// Without `Clone` and `Debug`: syn has them behind features that every macro user would compile.
pub struct Settings {
    /// The name of the enum. Default: `ErrorCode`.
    pub name: Ident,
    /// The name of the enum of buckets. Default: the name of the enum without a final `Code`, followed by `Bucket`.
    pub bucket_name: Option<Ident>,
    /// The visibility of the enums and of their methods. Default: `pub`.
    pub visibility: Visibility,
    /// Derives in addition to `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`. Default: none.
    ///
    /// Codes are ordered as in the spec.
    pub derives: Vec<Path>,
    /// Attributes of the enum, after its docs. Default: none.
    pub attributes: Vec<Attribute>,
    /// The traits to implement. Default: all.
    pub impls: Vec<Impl>,
    /// Whether the enum is `#[non_exhaustive]`, so that a new code breaks no `match` of a user. Default: yes.
    pub non_exhaustive: bool,
    /// The path of the runtime crate. Default: `::errspec`.
    pub crate_path: Path,
}

/// A trait that the enum implements, or a group of them.
///
/// Each can be omitted, so that you can write the impl yourself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Impl {
    /// `Debug`: the name of the variant.
    Debug,
    /// `Display`: the message.
    Display,
    /// `core::error::Error`, which needs `Debug` and `Display`.
    Error,
    /// `FromStr`, from the string of the code.
    FromStr,
    /// `TryFrom<&str>`, from the string of the code.
    TryFrom,
    /// `AsRef<str>`, the string of the code.
    AsRef,
    /// `ApiErrorSpec` and `ApiErrorCodes`.
    ApiErrorSpec,
    /// `CodeEnum`, which needs `ApiErrorSpec` and `Debug`.
    CodeEnum,
    /// `Catalog`, if the spec has a `fallback`. It needs `CodeEnum`.
    Catalog,
    /// `Serialize` and `Deserialize`, if the feature `serde` of the runtime crate is on.
    Serde,
    /// `From` into `http::StatusCode`, if the feature `http` of the runtime crate is on.
    Http,
    /// A constructor for each code with params, if the feature `alloc` of the runtime crate is on.
    Constructors,
}

impl Impl {
    /// All impls.
    pub const ALL: &'static [Self] = &[
        Self::Debug,
        Self::Display,
        Self::Error,
        Self::FromStr,
        Self::TryFrom,
        Self::AsRef,
        Self::ApiErrorSpec,
        Self::CodeEnum,
        Self::Catalog,
        Self::Serde,
        Self::Http,
        Self::Constructors,
    ];

    /// Returns the name that `without` takes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Debug => "Debug",
            Self::Display => "Display",
            Self::Error => "Error",
            Self::FromStr => "FromStr",
            Self::TryFrom => "TryFrom",
            Self::AsRef => "AsRef",
            Self::ApiErrorSpec => "ApiErrorSpec",
            Self::CodeEnum => "CodeEnum",
            Self::Catalog => "Catalog",
            Self::Serde => "Serde",
            Self::Http => "Http",
            Self::Constructors => "Constructors",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::named("ErrorCode")
    }
}

impl Settings {
    /// Returns the default settings for an enum with this name.
    ///
    /// # Panics
    ///
    /// Panics if the name is not a Rust identifier.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: Ident::new(name, Span::call_site()),
            bucket_name: None,
            visibility: parse_quote!(pub),
            derives: Vec::new(),
            attributes: Vec::new(),
            impls: Impl::ALL.to_vec(),
            non_exhaustive: true,
            crate_path: parse_quote!(::errspec),
        }
    }

    /// Omits an impl.
    #[must_use]
    pub fn without(mut self, omitted: Impl) -> Self {
        self.impls.retain(|&kept| kept != omitted);
        self
    }

    /// The name of the enum of buckets: `ErrorBucket` for `ErrorCode`, `ProblemBucket` for `Problem`.
    pub(super) fn bucket_name(&self) -> Ident {
        self.bucket_name.clone().unwrap_or_else(|| self.field_name("Bucket"))
    }

    /// The name of an enum that belongs to that of the codes: `ErrorType` for `ErrorCode` and `Type`.
    pub(super) fn field_name(&self, field: &str) -> Ident {
        let name = self.name.to_string();
        let stem = name.strip_suffix("Code").unwrap_or(&name);
        let stem = stem.strip_prefix("r#").unwrap_or(stem);
        Ident::new(&format!("{stem}{field}"), self.name.span())
    }

    /// The module of the runtime crate that generated code uses.
    pub(super) fn runtime(&self) -> TokenStream {
        let errspec = &self.crate_path;
        quote!(#errspec::__v1)
    }

    pub(super) fn has(&self, wanted: Impl) -> bool {
        self.impls.contains(&wanted)
    }
}
