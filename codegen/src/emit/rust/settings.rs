//! What about the enum can be chosen?

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Attribute, Path, Visibility, parse_quote};

/// What about the enum can be chosen; [`Settings::default`] is what most crates want.
///
/// ```
/// use errspec_codegen::__internal::emit::Settings;
///
/// let settings = Settings { non_exhaustive: false, ..Settings::named("Problem") };
/// assert_eq!(settings.name, "Problem");
/// ```
// Without `Clone` and `Debug`: syn has them behind features that every macro user would compile.
pub struct Settings {
    /// The name of the enum: `ErrorCode`.
    pub name: Ident,
    /// The name of the enum of buckets: that of the enum with `Bucket` in place of a final `Code`, or else after it.
    pub bucket_name: Option<Ident>,
    /// The visibility of the enums and of their methods: `pub`.
    pub visibility: Visibility,
    /// Derives besides `Clone`, `Copy`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`: none.
    ///
    /// The order is that of the spec.
    pub derives: Vec<Path>,
    /// Attributes of the enum, after its docs: none.
    pub attributes: Vec<Attribute>,
    /// The traits that are implemented: all.
    pub impls: Vec<Impl>,
    /// Whether the enum is `#[non_exhaustive]`, so that a new code breaks nobody's `match`: yes.
    pub non_exhaustive: bool,
    /// The path of the runtime crate: `::errspec`.
    pub crate_path: Path,
}

/// A trait that the enum implements, or a group of them.
///
/// Each can be left out for an impl by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Impl {
    /// `Debug`: the name of the variant.
    Debug,
    /// `Display`: the message.
    Display,
    /// `core::error::Error`, which needs `Debug` and `Display`.
    Error,
    /// `FromStr`, from the string on the wire.
    FromStr,
    /// `TryFrom<&str>`, from the string on the wire.
    TryFrom,
    /// `AsRef<str>`, the string on the wire.
    AsRef,
    /// `ApiErrorSpec` and `ApiErrorCodes`.
    ApiErrorSpec,
    /// `CodeEnum`, which needs `ApiErrorSpec` and `Debug`.
    CodeEnum,
    /// `Catalog`, if the spec has a `fallback`; it needs `CodeEnum`.
    Catalog,
    /// `Serialize` and `Deserialize`, where the runtime crate has the feature `serde`.
    Serde,
    /// `From` into `http::StatusCode`, where the runtime crate has the feature `http`.
    Http,
    /// A constructor for each code with params, where the runtime crate has the feature `alloc`.
    Constructors,
}

impl Impl {
    /// All of them.
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

    /// What it is called where it is left out by name.
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
    /// The default for an enum of that name.
    ///
    /// # Panics
    ///
    /// If the name is no Rust identifier.
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

    /// Leaves an impl out.
    #[must_use]
    pub fn without(mut self, left_out: Impl) -> Self {
        self.impls.retain(|&kept| kept != left_out);
        self
    }

    /// The name of the enum of buckets: `ErrorBucket` for `ErrorCode`, `ProblemBucket` for `Problem`.
    pub(super) fn bucket_name(&self) -> Ident {
        self.bucket_name.clone().unwrap_or_else(|| {
            let name = self.name.to_string();
            let stem = name.strip_suffix("Code").unwrap_or(&name);
            let stem = stem.strip_prefix("r#").unwrap_or(stem);
            Ident::new(&format!("{stem}Bucket"), self.name.span())
        })
    }

    /// What generated code names of the runtime crate.
    pub(super) fn runtime(&self) -> TokenStream {
        let errspec = &self.crate_path;
        quote!(#errspec::__v1)
    }

    pub(super) fn has(&self, wanted: Impl) -> bool {
        self.impls.contains(&wanted)
    }
}
