//! The lines of an item that is declared: itself, and what it has.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Fields, Item, ItemEnum, ItemFn, ItemStruct, Meta, TraitItem, Visibility, parse_quote};

use super::listing::{Conditions, Lines};
use super::text::{line, non_exhaustive, signature, tuple, ty, variant};
use crate::source::{cfgs, is_hidden, is_public};

/// Adds the lines of an item that users reach by this path.
pub(super) fn declare(lines: &mut Lines, path: &str, item: &Item, conditions: &Conditions) {
    match item {
        Item::Struct(item) => structure(lines, path, item, conditions),
        Item::Enum(item) => enumeration(lines, path, item, conditions),
        Item::Trait(item) => {
            let mut bare = item.clone();
            bare.attrs.clear();
            bare.items.clear();
            lines.add(path, &line(Item::Trait(bare)), conditions);
            item.items.iter().for_each(|item| trait_item(lines, path, item, conditions));
        }
        Item::Fn(item) => function(lines, path, item, conditions),
        Item::Const(item) => {
            lines.add(path, &format!("pub const {}: {}", item.ident, ty(&item.ty)), conditions);
        }
        Item::Static(item) => {
            lines.add(path, &format!("pub static {}: {}", item.ident, ty(&item.ty)), conditions);
        }
        Item::Type(item) => {
            let mut bare = item.clone();
            bare.attrs.clear();
            lines.add(path, &line(Item::Type(bare)), conditions);
        }
        Item::Macro(item) => {
            let name = item.ident.as_ref().expect("a definition");
            let text = format!("macro_rules! {name} {{ {} }}", matchers(&item.mac.tokens));
            lines.add(&format!("{path}!"), &text, conditions);
        }
        other => panic!("no line for `{}`", other.to_token_stream()),
    }
}

fn structure(lines: &mut Lines, path: &str, item: &ItemStruct, conditions: &Conditions) {
    let mut bare = item.clone();
    bare.attrs.clear();
    let fields = std::mem::replace(&mut bare.fields, Fields::Unit);
    let where_clause = bare.generics.where_clause.take();
    let mut text = format!("{}{}", non_exhaustive(&item.attrs), line(Item::Struct(bare)));
    if let Fields::Unnamed(fields) = &fields {
        text += &tuple(fields.unnamed.iter());
    }
    if let Some(clause) = where_clause {
        text += &line(parse_quote!(fn a() #clause {})).replacen("fn a()", "", 1);
    }
    if let Fields::Named(fields) = &fields {
        let all = fields.named.iter().all(|field| is_public(&field.vis));
        text += if all { " {}" } else { " { private fields }" };
    }
    lines.add(path, &text, conditions);
    for field in item.fields.iter().filter(|field| is_public(&field.vis) && !is_hidden(&field.attrs)) {
        if let Some(name) = &field.ident {
            let text = format!("pub {name}: {}", ty(&field.ty));
            lines.add(&format!("{path}::{name}"), &text, &with(conditions, &field.attrs));
        }
    }
    derives(lines, path, &item.attrs, conditions);
}

fn enumeration(lines: &mut Lines, path: &str, item: &ItemEnum, conditions: &Conditions) {
    let mut bare = item.clone();
    bare.attrs.clear();
    bare.variants.clear();
    let text = format!("{}{}", non_exhaustive(&item.attrs), line(Item::Enum(bare)));
    lines.add(path, &text, conditions);
    for one in item.variants.iter().filter(|one| !is_hidden(&one.attrs)) {
        lines.add(&format!("{path}::{}", one.ident), &variant(one), &with(conditions, &one.attrs));
    }
    derives(lines, path, &item.attrs, conditions);
}

/// A function, or a macro that is one.
fn function(lines: &mut Lines, path: &str, item: &ItemFn, conditions: &Conditions) {
    match item.attrs.iter().find_map(procedural) {
        Some(Meta::List(derive)) => {
            let krate = path.rsplit_once("::").map_or(path, |(krate, _)| krate);
            let arguments = derive.tokens.to_string().replace(" ,", ",").replace(" (", "(");
            let name = arguments.split(',').next().unwrap_or_default();
            lines.add(&format!("{krate}::{name}"), &format!("proc_macro_derive({arguments})"), conditions);
        }
        Some(kind) => lines.add(&format!("{path}!"), &kind.path().to_token_stream().to_string(), conditions),
        None => lines.add(path, &signature(&item.vis, &item.sig), conditions),
    }
}

/// The attribute that makes a function a macro.
fn procedural(attribute: &Attribute) -> Option<&Meta> {
    let names = ["proc_macro", "proc_macro_derive", "proc_macro_attribute"];
    names.iter().any(|name| attribute.path().is_ident(name)).then_some(&attribute.meta)
}

/// The conditions of an item and those of a part of it.
fn with(conditions: &Conditions, attributes: &[Attribute]) -> Vec<String> {
    [conditions, &cfgs(attributes).collect::<Vec<_>>()].concat()
}

fn trait_item(lines: &mut Lines, path: &str, item: &TraitItem, conditions: &Conditions) {
    let (attributes, name, text) = match item {
        TraitItem::Fn(item) => {
            let provided = if item.default.is_some() { " { provided }" } else { "" };
            let text = signature(&Visibility::Inherited, &item.sig) + provided;
            (&item.attrs, &item.sig.ident, text)
        }
        TraitItem::Const(item) => {
            let provided = if item.default.is_some() { " { provided }" } else { "" };
            (&item.attrs, &item.ident, format!("const {}: {}{provided}", item.ident, ty(&item.ty)))
        }
        TraitItem::Type(item) => {
            let mut bare = item.clone();
            bare.attrs.clear();
            let text = line(parse_quote!(trait A { #bare }));
            let text = text.strip_prefix("trait A { ").and_then(|text| text.strip_suffix(" }"));
            (&item.attrs, &item.ident, text.expect("it was put there").trim_end_matches(';').to_owned())
        }
        other => panic!("no line for `{}` in a trait", other.to_token_stream()),
    };
    if !is_hidden(attributes) {
        lines.add(&format!("{path}::{name}"), &text, &with(conditions, attributes));
    }
}

/// A line for each derived trait.
fn derives(lines: &mut Lines, path: &str, attributes: &[Attribute], conditions: &Conditions) {
    let mut add = |tokens: &TokenStream, conditions: &Conditions| {
        for derived in tokens.to_string().split(',').map(|name| name.replace(' ', "")) {
            if !derived.is_empty() {
                lines.add(path, &format!("impl {derived}"), conditions);
            }
        }
    };
    for attribute in attributes {
        let Meta::List(list) = &attribute.meta else { continue };
        if list.path.is_ident("derive") {
            add(&list.tokens, conditions);
        } else if list.path.is_ident("cfg_attr") {
            let mut tokens = list.tokens.clone().into_iter();
            let is_comma =
                |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
            let condition: TokenStream = tokens.by_ref().take_while(|token| !is_comma(token)).collect();
            let rest: Vec<_> = tokens.collect();
            for pair in rest.windows(2) {
                if let [TokenTree::Ident(name), TokenTree::Group(derived)] = pair
                    && name == "derive"
                {
                    add(&derived.stream(), &[conditions, &[condition.to_string()]].concat());
                }
            }
        }
    }
}

/// What a macro accepts: the text before each arrow.
fn matchers(rules: &TokenStream) -> String {
    let mut matchers = Vec::new();
    let tokens: Vec<_> = rules.clone().into_iter().collect();
    for window in tokens.windows(3) {
        if let [TokenTree::Group(matcher), TokenTree::Punct(equals), TokenTree::Punct(arrow)] = window
            && (equals.as_char(), arrow.as_char()) == ('=', '>')
        {
            let (open, close) = match matcher.delimiter() {
                Delimiter::Brace => ("{", "}"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Parenthesis | Delimiter::None => ("(", ")"),
            };
            matchers.push(format!("{open}{}{close}", matcher.stream()));
        }
    }
    matchers.join(" ")
}
