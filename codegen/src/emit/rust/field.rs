//! The fields of a spec in Rust: a column for each, an enum for each list of values, and the look-up of unique ones.
//!
//! What an envelope needs for each code besides its fields is a hidden column.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::row::{Row, VariantAttributes};
use super::settings::Settings;
use super::slot::Slot;
use super::source::{ident, string};
use super::{FillSlot, other_enum};
use crate::case;
use crate::inline::{self, Flavor};
use crate::model::envelope;
use crate::model::rust::Spec;
use crate::model::{self, Field, FieldType, FieldValue};
use crate::rust_name;

/// The values of one field for all codes.
pub(crate) struct Column {
    /// Its name in the runtime crate.
    pub(crate) name: String,
    pub(crate) cells: Cells,
    /// Whether some codes have no value.
    pub(crate) is_sparse: bool,
    /// The source code of each cell, in the order of the codes.
    pub(crate) rows: Vec<Option<String>>,
}

/// The type of the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cells {
    Strings,
    Integers,
    Bools,
    Choices,
}

impl Column {
    /// The function of the runtime crate that takes the column.
    pub(crate) fn function(&self) -> Ident {
        let name = match self.cells {
            Cells::Strings => "strings",
            Cells::Integers => "integers",
            Cells::Bools => "bools",
            Cells::Choices => "choices",
        };
        if self.is_sparse { ident(&format!("some_{name}")) } else { ident(name) }
    }

    fn ty(&self) -> TokenStream {
        let ty = match self.cells {
            Cells::Strings => quote!(&::core::primitive::str),
            Cells::Integers => quote!(::core::primitive::i64),
            Cells::Bools => quote!(::core::primitive::bool),
            Cells::Choices => quote!(::core::primitive::u16),
        };
        if self.is_sparse { quote!(&[(::core::primitive::usize, #ty)]) } else { quote!([#ty; COUNT]) }
    }

    fn is_hidden(&self) -> bool {
        self.name == PLAIN_MEANING || self.name.contains(':')
    }

    fn ident(&self) -> Ident {
        let prefix = if self.is_hidden() { "HIDDEN" } else { "FIELD" };
        constant(prefix, &self.name)
    }
}

/// The hidden column with the meanings that contain Markdown, as plain text.
const PLAIN_MEANING: &str = "meaning";

fn constant(prefix: &str, name: &str) -> Ident {
    let name = name.replace([':', '-', '.'], "_").to_uppercase();
    ident(&format!("{prefix}_{name}"))
}

/// The columns of a spec: those of its fields, in their order, and the hidden ones.
pub(crate) fn columns(spec: &model::Spec) -> Vec<Column> {
    let mut columns: Vec<_> =
        spec.fields.iter().enumerate().map(|(at, field)| column(spec, at, field)).collect();
    let mut slots = spec.envelope.body.slots();
    slots.extend(
        spec.envelope.headers.iter().flat_map(|header| &header.value).filter_map(|piece| piece.slot()),
    );
    let mut has_meaning = false;
    for slot in slots {
        match slot {
            envelope::Slot::CodeIn(style) => {
                let name = format!("code:{}", style.name());
                if columns.iter().all(|column| column.name != name) {
                    let cased =
                        spec.codes.iter().map(|code| Some(string(&case::written_in(&code.code, *style))));
                    columns.push(Column {
                        name,
                        cells: Cells::Strings,
                        is_sparse: false,
                        rows: cased.collect(),
                    });
                }
            }
            envelope::Slot::Meaning => has_meaning = true,
            _ => {}
        }
    }
    if has_meaning {
        let plain = spec.codes.iter().map(|code| {
            let plain = inline::plain(&code.meaning.0);
            (plain != code.meaning.0).then(|| string(&plain))
        });
        let rows: Vec<_> = plain.collect();
        if rows.iter().any(Option::is_some) {
            let name = PLAIN_MEANING.to_owned();
            columns.push(Column { name, cells: Cells::Strings, is_sparse: true, rows });
        }
    }
    columns
}

fn column(spec: &model::Spec, at: usize, field: &Field) -> Column {
    let cell = |value: &FieldValue| match value {
        FieldValue::Choice(index) => index.to_string(),
        FieldValue::String(text) => string(text),
        FieldValue::Integer(number) => number.to_string(),
        FieldValue::Bool(value) => value.to_string(),
    };
    let rows = spec.codes.iter().map(|code| code.fields[at].as_ref().map(|value| cell(&value.value)));
    Column {
        name: field.name.clone(),
        cells: match field.ty {
            FieldType::OneOf(_) => Cells::Choices,
            FieldType::String => Cells::Strings,
            FieldType::Integer => Cells::Integers,
            FieldType::Bool => Cells::Bools,
        },
        is_sparse: field.is_optional,
        rows: rows.collect(),
    }
}

/// The values of a closed list.
pub(crate) fn values(spec: &model::Spec, column: usize) -> &[String] {
    match spec.fields.get(column).map(|field| &field.ty) {
        Some(FieldType::OneOf(values)) => values,
        _ => &[],
    }
}

/// The enum of each closed list. The runtime crate defines its methods.
pub(super) fn enums(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> TokenStream {
    let of = |at: usize| {
        let docs = [
            format!(
                "The values of the field `{}` of {}.",
                spec.fields[at].name,
                inline::literal(&spec.name, Flavor::Rustdoc)
            ),
            String::new(),
            "`Display` shows the value as the spec has it.".to_owned(),
        ];
        let name = settings.field_name(&spec.field_names[at].camel);
        other_enum(settings, &name, &docs, &fill(Slot::FieldVariants(at)))
    };
    closed_lists(spec).map(of).collect()
}

fn closed_lists(spec: &Spec<'_>) -> impl Iterator<Item = usize> {
    let is_closed = |field: &Field| matches!(field.ty, FieldType::OneOf(_));
    let lists: Vec<_> = (0..spec.fields.len()).filter(|at| is_closed(&spec.fields[*at])).collect();
    lists.into_iter()
}

fn unique(spec: &Spec<'_>) -> impl Iterator<Item = usize> {
    let unique: Vec<_> = (0..spec.fields.len()).filter(|at| spec.fields[*at].is_unique).collect();
    unique.into_iter()
}

/// The columns, and what is looked up in them.
pub(super) fn data(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> Option<TokenStream> {
    let columns = columns(spec);
    if columns.is_empty() {
        return None;
    }
    let name = &settings.name;
    let mut tokens = TokenStream::new();
    for at in closed_lists(spec) {
        let own = settings.field_name(&spec.field_names[at].camel);
        let [values, all] = ["VALUES", "ALL"].map(|prefix| constant(prefix, &spec.fields[at].name));
        let (value_rows, all_rows) = (fill(Slot::FieldValues(at)), fill(Slot::FieldAll(at)));
        tokens.extend(quote! {
            static #values: &[&::core::primitive::str] = &[#value_rows];
            static #all: &[#own] = &[#all_rows];
        });
    }
    let mut all = TokenStream::new();
    for (at, column) in columns.iter().enumerate() {
        let (ident, ty, function, wire) = (column.ident(), column.ty(), column.function(), &column.name);
        let rows = fill(Slot::FieldRows(at));
        let (rows, reference) = if column.is_sparse {
            (quote!(&[#rows]), quote!(#ident))
        } else {
            (quote!([#rows]), quote!(&#ident))
        };
        tokens.extend(quote!(static #ident: #ty = #rows;));
        let values = (column.cells == Cells::Choices).then(|| {
            let values = constant("VALUES", &column.name);
            quote!(, #values)
        });
        all.extend(quote!(__v1::#function(#wire, #reference #values),));
    }
    tokens.extend(quote!(static FIELDS: &[__v1::Column] = &[#all];));
    let mut look_ups = TokenStream::new();
    for at in unique(spec) {
        let field = &spec.fields[at];
        let (by, wire, rows) = (constant("BY", &field.name), &field.name, fill(Slot::FieldCodes(at)));
        let (ty, function) = match field.ty {
            FieldType::Integer => (quote!(::core::primitive::i64), quote!(unique_integers)),
            _ => (quote!(&::core::primitive::str), quote!(unique_strings)),
        };
        tokens.extend(quote!(static #by: &[(#ty, #name)] = &[#rows];));
        look_ups.extend(quote!(__v1::#function(#wire, #by),));
    }
    if !look_ups.is_empty() {
        tokens.extend(quote!(static UNIQUE: &[__v1::Unique<#name>] = &[#look_ups];));
    }
    Some(tokens)
}

/// The impls of the enum of each closed list.
pub(super) fn impls(spec: &Spec<'_>, settings: &Settings) -> TokenStream {
    let visibility = &settings.visibility;
    let of = |at: usize| {
        let name = settings.field_name(&spec.field_names[at].camel);
        let [values, all] = ["VALUES", "ALL"].map(|prefix| constant(prefix, &spec.fields[at].name));
        quote!(__v1::impl_field! { #visibility #name, #values, #all })
    };
    closed_lists(spec).map(of).collect()
}

/// The unique fields, for the client's look-up.
pub(super) fn look_ups(spec: &Spec<'_>) -> Option<TokenStream> {
    unique(spec).next().map(|_| quote!(UNIQUE))
}

/// The entry with its fields.
pub(super) fn entry(spec: &Spec<'_>, entry: TokenStream, index: &TokenStream) -> TokenStream {
    if columns(spec).is_empty() { entry } else { quote!(__v1::with_fields(#entry, &FIELDS, #index)) }
}

/// The method of each field, and the look-up of each unique one.
pub(super) fn methods(spec: &Spec<'_>, settings: &Settings) -> TokenStream {
    let visibility = &settings.visibility;
    let index = quote!(self as ::core::primitive::usize);
    let mut methods = TokenStream::new();
    for (at, field) in spec.fields.iter().enumerate() {
        let (name, column) = (method(&field.name), constant("FIELD", &field.name));
        let all = constant("ALL", &field.name);
        let (ty, value) = match (&field.ty, field.is_optional) {
            (FieldType::OneOf(_), false) => (None, quote!(#all[#column[#index] as ::core::primitive::usize])),
            (FieldType::OneOf(_), true) => (None, quote!(__v1::choice(#column, #index, #all))),
            (ty, false) => (Some(ty), quote!(#column[#index])),
            (ty, true) => (Some(ty), quote!(__v1::cell(#column, #index))),
        };
        let ty = match ty {
            Some(FieldType::Integer) => quote!(::core::primitive::i64),
            Some(FieldType::Bool) => quote!(::core::primitive::bool),
            Some(_) => quote!(&'static ::core::primitive::str),
            None => {
                let own = settings.field_name(&spec.field_names[at].camel);
                quote!(#own)
            }
        };
        let (ty, docs) = if field.is_optional {
            let docs = format!(" Returns the field `{}`, if the code has a value for it.", field.name);
            (quote!(::core::option::Option<#ty>), docs)
        } else {
            (ty, format!(" Returns the field `{}`.", field.name))
        };
        methods.extend(quote! {
            #[doc = #docs]
            #[must_use]
            #visibility const fn #name(self) -> #ty {
                #value
            }
        });
    }
    for at in unique(spec) {
        let field = &spec.fields[at];
        let (name, by) = (ident(&rust_name::look_up(&field.name)), constant("BY", &field.name));
        let docs = format!(
            " Returns the code with this value of the field `{}`, or `None` if no code has it.",
            field.name
        );
        let (ty, find) = match field.ty {
            FieldType::Integer => (quote!(::core::primitive::i64), quote!(from_integer)),
            _ => (quote!(&::core::primitive::str), quote!(from_string)),
        };
        methods.extend(quote! {
            #[doc = #docs]
            #[must_use]
            #visibility const fn #name(value: #ty) -> ::core::option::Option<Self> {
                __v1::#find(value, #by)
            }
        });
    }
    methods
}

/// The name of a method, with `r#` if it is a keyword in some edition.
fn method(name: &str) -> Ident {
    if rust_name::is_keyword(name) { Ident::new_raw(name, Span::call_site()) } else { ident(name) }
}

/// The variants of the values of a closed list.
pub(super) fn variants<'s>(spec: &'s Spec<'s>, at: usize) -> Vec<Row<'s>> {
    let rows = values(spec, at).iter().zip(&spec.field_names[at].values);
    let row = |(value, variant): (&'s String, &'s String)| {
        let docs = vec![inline::code(value, Flavor::Rustdoc)];
        Row::Definition(
            VariantAttributes { docs, aliases: Vec::new(), renames: Vec::new(), deprecated: None },
            variant,
        )
    };
    rows.map(row).collect()
}

/// The cells of a column, each in a line of its own.
pub(super) fn rows<'s>(spec: &Spec<'_>, settings: &Settings, at: usize) -> Vec<Row<'s>> {
    let columns = columns(spec);
    let Some(column) = columns.into_iter().nth(at) else { return Vec::new() };
    let cells = spec.codes.iter().zip(column.rows);
    let row = |(code, cell): (&model::rust::Code<'_>, Option<String>)| {
        let cell = cell?;
        Some(Row::Lines(if column.is_sparse {
            format!("({}::{} as ::core::primitive::usize, {cell}),", settings.name, code.variant)
        } else {
            format!("/* {} */ {cell},", code.variant)
        }))
    };
    cells.filter_map(row).collect()
}

/// The codes by the values of a unique field, sorted by value.
pub(super) fn codes<'s>(spec: &Spec<'_>, settings: &Settings, at: usize) -> Vec<Row<'s>> {
    let mut values: Vec<_> =
        spec.codes.iter().filter_map(|code| Some((&code.fields[at].as_ref()?.value, code.variant))).collect();
    values.sort_unstable_by(|(one, _), (other, _)| match (one, other) {
        (FieldValue::Integer(one), FieldValue::Integer(other)) => one.cmp(other),
        (FieldValue::String(one), FieldValue::String(other)) => one.cmp(other),
        _ => core::cmp::Ordering::Equal,
    });
    let row = |(value, variant): (&FieldValue, &str)| {
        let value = match value {
            FieldValue::String(text) => string(text),
            value => spec.fields[at].text(value),
        };
        Row::Lines(format!("({value}, {}::{variant}),", settings.name))
    };
    values.into_iter().map(row).collect()
}
