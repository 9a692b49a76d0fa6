//! Any bytes become Rust that parses: the enum of a spec, or the errors of an invalid one.

use std::collections::HashSet;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::emit::{self, Settings};
use errspec_codegen::__internal::inline::plain;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::rust::Spec;
use errspec_codegen::__internal::render;
use errspec_codegen::__internal::site::Sources;
use syn::{Expr, Item, ItemConst, Stmt};

use crate::support::rendered::{self, collapsed};

/// Panics if the output is not valid Rust, or does not have each code of the spec once.
pub(crate) fn check(bytes: &[u8]) {
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, bytes.to_vec(), "errors.yaml", Use::Rust);
    let Some(spec) = loaded.rust() else {
        // As in the file that a build script writes.
        for message in render::messages(&sources, &loaded.report) {
            let rust = format!("::core::compile_error!({message:?});");
            syn::parse_file(&rust).expect("errors as Rust");
        }
        return;
    };
    let text = emit::file(&spec, &Settings::default(), "errors.yaml");
    let file = syn::parse_file(&text).expect("a valid file");
    check_file(&spec, &file);
    let macros = syn::parse2(emit::tokens(&spec, &Settings::default())).expect("valid tokens");
    check_file(&spec, &macros);
    assert_eq!(text, emit::file(&spec, &Settings::default(), "errors.yaml"), "the output differs");
}

fn check_file(spec: &Spec<'_>, file: &syn::File) {
    let [Item::Enum(definition), Item::Enum(buckets), Item::Const(table)] = &file.items[..] else {
        panic!("expected two enums and a table")
    };
    assert!(
        definition
            .variants
            .iter()
            .map(|variant| &variant.ident)
            .eq(spec.codes.iter().map(|code| code.variant))
    );
    let variants: HashSet<_> = definition.variants.iter().map(|variant| variant.ident.to_string()).collect();
    assert_eq!(variants.len(), spec.codes.len(), "two codes have the same variant");
    for (variant, code) in definition.variants.iter().zip(&spec.codes) {
        let shown = rendered::rustdoc(&docs(variant));
        // rustdoc replaces quotes with typographic ones.
        let meaning = collapsed(&plain(&code.meaning.0)).replace(['\u{201c}', '\u{201d}'], "\"");
        assert_eq!(shown.first().map(|(_, text)| text), Some(&meaning), "{}", docs(variant));
    }
    assert_eq!(buckets.variants.len(), spec.buckets.len());
    let codes = texts(table, "CODES");
    assert!(codes.iter().eq(spec.codes.iter().map(|code| &code.code)), "{codes:?}");
    let meanings = texts(table, "MEANINGS");
    assert!(meanings.iter().eq(spec.codes.iter().map(|code| &code.meaning.0)), "{meanings:?}");
}

/// The strings in a column.
fn texts(table: &ItemConst, column: &str) -> Vec<String> {
    let Expr::Block(block) = &*table.expr else { panic!("expected a table in a block") };
    let column = block.block.stmts.iter().find_map(|statement| match statement {
        Stmt::Item(Item::Static(item)) if item.ident == column => Some(&*item.expr),
        _ => None,
    });
    let Some(Expr::Array(rows)) = column else { panic!("expected a column of rows") };
    let text = |row: &Expr| match row {
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Str(text) => text.value(),
            _ => panic!("expected a string"),
        },
        _ => panic!("expected a literal"),
    };
    rows.elems.iter().map(text).collect()
}

/// The text of the doc comments.
fn docs(variant: &syn::Variant) -> String {
    let mut docs = String::new();
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let syn::Meta::NameValue(line) = &attribute.meta
            && let Expr::Lit(literal) = &line.value
            && let syn::Lit::Str(line) = &literal.lit
        {
            let line = line.value();
            docs.extend([line.strip_prefix(' ').unwrap_or(&line), "\n"]);
        }
    }
    docs
}
