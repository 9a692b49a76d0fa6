//! Every impl of a valid item has a stub if the item is invalid.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{Expr, Item, Stmt};

use super::harness::expansion;

const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  order_locked: { http: 409, bucket: fix_in_code, meaning: The order is being changed. }
  order_unknown: { http: 404, bucket: fix_in_code, meaning: There is no such order. }
";

/// The impls of an expansion, as trait and type, or as the macro that generates them.
fn impls(expansion: &str) -> BTreeSet<String> {
    let file = syn::parse_file(expansion).expect("the expansion is Rust");
    let mut impls = BTreeSet::new();
    collect(file.items, &mut impls);
    impls
}

fn collect(items: Vec<Item>, impls: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Impl(item) => {
                let (of, _) = item.trait_.expect("the derive writes no inherent impl");
                impls.insert(format!("{} for {}", of.to_token_stream(), item.self_ty.to_token_stream()));
            }
            Item::Macro(item) if !item.mac.path.is_ident("compile_error") => {
                let name = item.mac.path.to_token_stream().to_string();
                if name != ":: core :: compile_error" {
                    impls.insert(name);
                }
            }
            // The whole expansion is in a block.
            Item::Const(item) => {
                let Expr::Block(block) = *item.expr else { continue };
                let items = block.block.stmts.into_iter().filter_map(|statement| match statement {
                    Stmt::Item(item) => Some(item),
                    Stmt::Macro(statement) => Some(Item::Macro(syn::ItemMacro {
                        attrs: statement.attrs,
                        ident: None,
                        mac: statement.mac,
                        semi_token: statement.semi_token,
                    })),
                    Stmt::Local(_) | Stmt::Expr(..) => None,
                });
                collect(items.collect(), impls);
            }
            _ => {}
        }
    }
}

#[track_caller]
fn check(item: &str, count: usize) {
    let whole = expansion(SPEC, item);
    assert!(!whole.contains("compile_error"), "{whole}");
    let wrong = expansion(SPEC, &format!("#[api_error(no_such_attribute)] {item}"));
    assert!(wrong.contains("compile_error"), "{wrong}");
    let whole = impls(&whole);
    assert_eq!(whole.len(), count, "{whole:#?}");
    assert_eq!(impls(&wrong), whole);
}

#[test]
fn an_invalid_item_has_every_impl_of_a_valid_one() {
    check("enum E { OrderLocked, OrderUnknown }", 6);
    check("#[api_error(without(Display, Error))] enum E { OrderLocked, OrderUnknown }", 4);
    check(
        "#[api_error(codes = crate::Code, with(AsRef, Serialize, StatusCode, Diagnostic, IntoResponse, ResponseError))]
        enum E<'a, T, const N: usize> {
            OrderLocked(#[api_error(from)] T),
            OrderUnknown { inner: Io, text: &'a [u8; N] },
        }",
        15,
    );
    check(
        "enum E<T> { OrderLocked, OrderUnknown, #[api_error(transparent)] Inner(#[api_error(from)] Inner<T>) }",
        7,
    );
}

#[test]
fn an_unsized_type_does_not_become_a_catalog_error() {
    check("struct OrderUnknown { text: str }", 5);
}
