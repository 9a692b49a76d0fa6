//! A row of a table, as text for files and as tokens for macros.
//! Each row has lines of its own, so that two branches that add codes in different places merge.

use std::fmt::Write as _;

use proc_macro2::{Ident, Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::source::{self, ident, lexed, push_deprecated, push_docs, string};

pub(super) enum Row<'s> {
    /// A value that no other row has.
    Cell(Literal),
    /// A value that several codes may have. The name of the variant makes its line unique. Otherwise git would merge two
    /// new lines into one.
    NamedCell(&'s str, Literal),
    /// A variant of an enum: the enum, and the name of the variant.
    Variant(Ident, &'s str),
    /// The definition of a variant.
    Definition(VariantAttributes<'s>, &'s str),
    /// A comment only. The name keeps the lines around it apart, as above.
    Comment(&'s str),
    /// Anything else, as text.
    Lines(String),
}

/// The docs and attributes above a variant.
pub(super) struct VariantAttributes<'s> {
    /// Lines without line breaks.
    pub(super) docs: Vec<String>,
    /// Other names for rustdoc's search.
    pub(super) aliases: Vec<&'s str>,
    /// Attributes of other derives that name the variant: attribute, key and value.
    pub(super) renames: Vec<(&'static str, &'static str, &'s str)>,
    /// The note of a deprecated variant.
    pub(super) deprecated: Option<String>,
}

impl VariantAttributes<'_> {
    fn text(&self) -> String {
        let mut text = String::new();
        push_docs(&mut text, &self.docs);
        for alias in &self.aliases {
            let _ = writeln!(text, "#[doc(alias = {})]", string(alias));
        }
        for (attribute, key, value) in &self.renames {
            let _ = writeln!(text, "#[{attribute}({key} = {})]", string(value));
        }
        push_deprecated(&mut text, self.deprecated.as_deref());
        text
    }

    fn tokens(&self) -> TokenStream {
        let docs = source::docs(&self.docs);
        let aliases = self.aliases.iter().map(|alias| quote!(#[doc(alias = #alias)]));
        let deprecated = self.deprecated.as_deref().map(|note| quote!(#[deprecated(note = #note)]));
        let renames = self.renames.iter().map(|(attribute, key, value)| {
            let (attribute, key) = (ident(attribute), ident(key));
            quote!(#[#attribute(#key = #value)])
        });
        quote!(#docs #(#aliases)* #(#renames)* #deprecated)
    }
}

impl Row<'_> {
    /// Returns the lines of the row.
    #[cfg_attr(not(feature = "files"), expect(dead_code, reason = "macros use the tokens"))]
    pub(super) fn text(self) -> String {
        match self {
            Self::Cell(value) => format!("{value},"),
            Self::NamedCell(variant, value) => format!("/* {variant} */ {value},"),
            Self::Variant(name, variant) => format!("{name}::{variant},"),
            Self::Definition(attributes, variant) => format!("{}{variant},", attributes.text()),
            Self::Comment(name) => format!("// {name}"),
            Self::Lines(lines) => lines,
        }
    }
}

/// The same rows without comments.
///
/// Literals and docs, which are nearly everything, go to rustc as they are. Lexing them would cost the macro a sixth of
/// its time for a spec with 1,000 codes.
pub(super) fn tokens(rows: Vec<Row<'_>>) -> TokenStream {
    let mut tokens = Vec::<TokenTree>::with_capacity(rows.len() * 2);
    let mut lines = String::new();
    let comma = || Punct::new(',', Spacing::Alone).into();
    for row in rows {
        match row {
            Row::Cell(value) | Row::NamedCell(_, value) => tokens.extend([value.into(), comma()]),
            // Not `Self::`: rustc resolves it by a linear search over the variants.
            Row::Variant(name, variant) => tokens.extend([
                name.into(),
                Punct::new(':', Spacing::Joint).into(),
                Punct::new(':', Spacing::Alone).into(),
                ident(variant).into(),
                comma(),
            ]),
            Row::Definition(attributes, variant) => {
                tokens.extend(attributes.tokens());
                tokens.extend([ident(variant).into(), comma()]);
            }
            Row::Comment(_) => {}
            Row::Lines(more) => {
                lines += &more;
                lines.push('\n');
            }
        }
    }
    let mut all = lexed(&lines);
    all.extend(tokens);
    all
}
