//! Derives of other crates on the generated enum: the names of its variants for them, and conflicts with its own impls.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::settings::{Impl, Settings};

/// A derive that reads the name of a variant from an attribute.
struct Renaming {
    /// The crate of the derive, if its path names one.
    krate: &'static str,
    derives: &'static [&'static str],
    /// The attribute and its key, as in `#[serde(rename = "…")]`.
    attribute: &'static str,
    key: &'static str,
    /// Whether the name of the derive without its crate is clear enough.
    is_known_alone: bool,
}

#[rustfmt::skip]
static RENAMING: [Renaming; 9] = [
    Renaming { krate: "serde", derives: &["Serialize", "Deserialize"], attribute: "serde", key: "rename", is_known_alone: true },
    Renaming { krate: "utoipa", derives: &["ToSchema"], attribute: "schema", key: "rename", is_known_alone: true },
    Renaming { krate: "schemars", derives: &["JsonSchema"], attribute: "schemars", key: "rename", is_known_alone: true },
    Renaming { krate: "ts_rs", derives: &["TS"], attribute: "ts", key: "rename", is_known_alone: true },
    Renaming { krate: "clap", derives: &["ValueEnum"], attribute: "value", key: "name", is_known_alone: true },
    Renaming { krate: "strum", derives: &["EnumString", "AsRefStr", "IntoStaticStr", "VariantNames", "EnumMessage"], attribute: "strum", key: "serialize", is_known_alone: true },
    Renaming { krate: "strum", derives: &["Display"], attribute: "strum", key: "serialize", is_known_alone: false },
    Renaming { krate: "specta", derives: &["Type"], attribute: "specta", key: "rename", is_known_alone: false },
    Renaming { krate: "sqlx", derives: &["Type"], attribute: "sqlx", key: "rename", is_known_alone: false },
];

/// Derives that implement a trait of the generated enum.
const CONFLICTS: [(&str, &[Impl]); 7] = [
    ("Serialize", &[Impl::Serde]),
    ("Deserialize", &[Impl::Serde]),
    ("Display", &[Impl::Display]),
    ("Error", &[Impl::Error]),
    ("Debug", &[Impl::Debug]),
    ("AsRefStr", &[Impl::AsRef]),
    ("EnumString", &[Impl::FromStr, Impl::TryFrom]),
];

/// The attributes that give a variant the string of its code in these derives, each with its key and once.
pub(super) fn renames(settings: &Settings) -> Vec<(&'static str, &'static str)> {
    let mut renames = Vec::new();
    for path in without_conflicts(settings) {
        let known = RENAMING.iter().find(|renaming| renaming.is(path));
        let Some(Renaming { attribute, key, .. }) = known else { continue };
        if !renames.contains(&(*attribute, *key)) {
            renames.push((*attribute, *key));
        }
    }
    renames
}

/// The derives that implement no trait of the enum itself; the others are errors.
pub(super) fn without_conflicts(settings: &Settings) -> impl Iterator<Item = &Path> {
    settings.derives.iter().filter(|path| conflicting(path, settings).is_empty())
}

/// An error for each derive that implements a trait of the enum itself.
pub(super) fn conflicts(settings: &Settings) -> TokenStream {
    let errors = settings.derives.iter().filter_map(|path| {
        let names = conflicting(path, settings);
        if names.is_empty() {
            return None;
        }
        let derive = path.to_token_stream().to_string().replace(' ', "");
        let message = format!(
            "`derive({derive})` conflicts with an impl of the generated enum\n\
             = help: remove the derive, or omit the impl with `without({})`",
            names.join(", ")
        );
        Some(quote_spanned!(path.span()=> ::core::compile_error! { #message }))
    });
    errors.collect()
}

/// The impls of the enum that a derive implements, too.
fn conflicting(path: &Path, settings: &Settings) -> Vec<&'static str> {
    let last = path.segments.last();
    let known = CONFLICTS.into_iter().find(|(derive, _)| last.is_some_and(|last| last.ident == derive));
    let impls = known.map_or(&[][..], |(_, impls)| impls);
    impls.iter().filter(|&&one| settings.has(one)).map(|one| one.name()).collect()
}

impl Renaming {
    fn is(&self, path: &Path) -> bool {
        let mut segments = path.segments.iter().rev();
        let is_derive =
            segments.next().is_some_and(|last| self.derives.iter().any(|name| last.ident == name));
        is_derive && segments.next().map_or(self.is_known_alone, |parent| parent.ident == self.krate)
    }
}
