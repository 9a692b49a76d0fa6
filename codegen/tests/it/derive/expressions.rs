//! Expressions of `params`: where they end, and how they are expanded.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::harness::{expansion, expansion_of};

const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  order_unknown:
    http: 404
    bucket: fix_in_code
    meaning: There is no such order.
    message: There is no order {id} of {owner}, {share} {is_old}.
    params: { id: u64, owner: string, share: f32, is_old: bool }
";

/// The expressions for `owner` and `id`, in either order.
fn filled(owner: &str, id: &str) -> [String; 2] {
    [format!("owner = {owner}, id = {id}"), format!("id = {id}, owner = {owner}")].map(|params| {
        let params = format!("#[api_error(params({params}, share = 0.5, is_old = true))]");
        expansion(SPEC, &format!("{params} struct OrderUnknown {{ x: u8, y: u8 }}"))
    })
}

/// The text without what the formatter may change.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace("::<", "<")
}

#[test]
fn an_expression_ends_at_its_comma() {
    for expression in [
        "f(x, y)",
        "[1, 2][0]",
        "f::<A, B>(x)",
        "f::<A<B, C>, D>(x)",
        "f::<A::<B>, C>(x)",
        "f::<A, B>::g::<C, D>(x)",
        "f::<fn(A) -> B, C>(x)",
        "a::b::<C, D>::e",
        "<A<B, C> as D<E, F>>::g(x)",
        "<A>::b::<C, D>()",
        "1 + <A as B<C, D>>::E",
        "-<A<B, C>>::D",
        "&<A<B, C>>::D",
        "f(<A<B, C>>::D)",
        "x < y",
        "x > y",
        "x << y",
        "x < <A as B<C, D>>::E",
        "x >> y",
        "x <= y",
        "f(x)? < y",
        "f::<A>(x) < y",
        "f::<A, B>(x) > f::<C, D>(y)",
        "(x < y) & (y > x)",
        "if x < y { A::<B, C> } else { D }",
        "|a: A<B>| a",
        "x as u8 > y",
        "{ x }",
    ] {
        for expansion in filled(expression, "u64::from(7_u32)") {
            let expansion = plain(&expansion);
            assert!(!expansion.contains("compile_error"), "{expression}\n{expansion}");
            let whole = format!("&({})", plain(expression));
            assert!(expansion.contains(&whole), "{expression} is in\n{expansion}");
            assert!(expansion.contains("&(u64::from(7_u32))"), "{expression} leaves\n{expansion}");
        }
    }
}

#[test]
fn a_missing_expression_is_reported() {
    for params in ["owner", "owner =", "owner = , id = 1", "owner, id = 1"] {
        let expansion =
            expansion(SPEC, &format!("#[api_error(params({params}))] struct OrderUnknown {{ id: u64 }}"));
        assert!(
            expansion.contains("`params` takes a list of params with expressions"),
            "{params}\n{expansion}"
        );
    }
}

/// A bare number has the type of its param, because nothing else determines it.
#[test]
fn a_bare_number_has_the_type_of_its_param() {
    for (param, number, typed) in [
        ("id", "7", "7u64"),
        ("id", "1_000", "1_000u64"),
        ("id", "-7", "-7u64"),
        ("id", "!7", "!7"),
        ("id", "7u8", "7u8"),
        ("id", "0x10", "0x10"),
        ("id", "7 + 1", "7 + 1"),
        ("id", "'7'", "'7'"),
        ("share", "7", "7f32"),
        ("share", "-7", "-7f32"),
        ("share", "0.5", "0.5"),
        ("owner", "7", "7"),
    ] {
        let others = ["id = a", "owner = b", "share = c", "is_old = d"].map(|other| {
            let is_this = other.starts_with(param);
            if is_this { format!("{param} = {number}") } else { other.to_owned() }
        });
        let item = format!("#[api_error(params({}))] struct OrderUnknown;", others.join(", "));
        let expansion = expansion(SPEC, &item);
        assert!(expansion.contains(&format!("&({typed})")), "{param} = {number}\n{expansion}");
    }
}

/// A macro inserts `$a:expr` without visible delimiters, so an operand next to it would bind only its last part.
#[test]
fn an_expression_from_a_macro_stays_together() {
    for (inside, shown) in [
        ("1 + x", "(1 + x) * 2"),
        ("x as u64", "(x as u64) * 2"),
        ("!x", "(!x) * 2"),
        ("x", "x * 2"),
        ("7", "7 * 2"),
        ("f(1 + x)", "f(1 + x) * 2"),
        ("a::b", "a::b * 2"),
        ("a.b", "a.b * 2"),
    ] {
        let group = |tokens: TokenStream| TokenTree::from(Group::new(Delimiter::None, tokens));
        // Nested groups: a macro that passes its argument to another macro.
        for invisible in [group(inside.parse().unwrap()), group(group(inside.parse().unwrap()).into())] {
            let marked: TokenStream =
                "#[api_error(params(id = mark * 2, owner = [mark * 2], share = 0.5, is_old = true))]
                 struct OrderUnknown { x: u64 }"
                    .parse()
                    .unwrap();
            let expansion = plain(&expansion_of(SPEC, filled_in(marked, &invisible)));
            let shown = plain(shown);
            assert!(expansion.contains(&format!("&({shown})")), "{inside}\n{expansion}");
            assert!(expansion.contains(&format!("&([{shown}])")), "{inside}\n{expansion}");
        }
    }
}

/// The tokens, with each `mark` replaced.
fn filled_in(tokens: TokenStream, by: &TokenTree) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(name) if name == "mark" => by.clone(),
        TokenTree::Group(group) => Group::new(group.delimiter(), filled_in(group.stream(), by)).into(),
        other => other,
    });
    tokens.collect()
}
