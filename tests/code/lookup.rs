//! The look-up finds each code of a spec and nothing else.
//! The emitter writes the columns, the runtime crate has the look-up.

use std::collections::BTreeSet;
use std::fmt::Write;

use errspec::__v1::{find, index, slots};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::emit::{self, Settings};
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use proptest::prelude::*;
use syn::{Expr, Item, Lit, Stmt};

/// Similar strings: of the same few letters, of the lengths at which hashing and comparing differ.
fn code() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ab]{1,4}",
        "[ab]{7,9}",
        "[ab]{15,18}",
        "a{0,40}b{0,2}a",
        "[a-z]{1,12}_[a-z]{1,12}",
        "[ä-ü€😀]{1,9}"
    ]
}

/// The codes and their hashes in the emitted code.
fn emitted(codes: &BTreeSet<String>) -> (Vec<String>, Vec<u32>) {
    let mut spec = "version: 1\nname: A\ndocs_url: https://a.example/{code}\ncode_style: any\n\
        buckets: {b: {title: B, retry: never, advice: C}}\ncodes:\n"
        .to_owned();
    for (at, code) in codes.iter().enumerate() {
        writeln!(spec, "  \"{code}\": {{ http: 400, bucket: b, meaning: M, variant: V{at} }}").unwrap();
    }
    let loaded = load::bytes(&mut Sources::default(), spec.into_bytes(), "errors.yaml", Use::Outputs);
    let spec = loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report));
    let file: syn::File =
        syn::parse2(emit::tokens(&spec.rust().expect("Rust names"), &Settings::default())).expect("Rust");
    let Item::Const(table) = &file.items[2] else { panic!("two enums and their table") };
    let Expr::Block(block) = &*table.expr else { panic!("a table in a block") };
    let (mut texts, mut hashes) = (Vec::new(), Vec::new());
    for statement in &block.block.stmts {
        match statement {
            Stmt::Item(Item::Static(column)) if column.ident == "CODES" => {
                texts.extend(rows(&column.expr).into_iter().map(|row| match row {
                    Lit::Str(text) => text.value(),
                    _ => panic!("a code is a text"),
                }));
            }
            Stmt::Item(Item::Const(column)) if column.ident == "HASHES" => {
                hashes.extend(rows(&column.expr).into_iter().map(|row| match row {
                    Lit::Int(number) => number.base10_parse::<u32>().expect("32 bits"),
                    _ => panic!("a hash is a number"),
                }));
            }
            _ => {}
        }
    }
    (texts, hashes)
}

fn rows(column: &Expr) -> Vec<&Lit> {
    let list = if let Expr::Reference(list) = column { &*list.expr } else { column };
    let Expr::Array(rows) = list else { panic!("a column is a list") };
    let mut literals = Vec::new();
    for row in &rows.elems {
        let Expr::Lit(row) = row else { panic!("a row is a literal") };
        literals.push(&row.lit);
    }
    literals
}

fn check<const CODES: usize, const SLOTS: usize>(codes: &BTreeSet<String>, others: &[String]) {
    assert_eq!(SLOTS, slots(CODES));
    let (texts, hashes) = emitted(codes);
    let table: [&str; CODES] = std::array::from_fn(|at| texts[at].as_str());
    let index = index::<SLOTS>(&hashes);
    let all: [usize; CODES] = std::array::from_fn(|at| at);
    for (at, code) in texts.iter().enumerate() {
        assert_eq!(find(code, &index, &table, &all), Some(at), "{code:?} of {texts:?}");
    }
    let cut = texts
        .iter()
        .filter_map(|code| code.char_indices().next_back().map(|(last, _)| code[..last].to_owned()));
    let more = texts.iter().flat_map(|code| [format!("{code}a"), format!("a{code}"), code.to_uppercase()]);
    for other in cut.chain(more).chain(others.iter().cloned()).chain([String::new()]) {
        let expected = texts.iter().position(|code| *code == other);
        assert_eq!(find(&other, &index, &table, &all), expected, "{other:?} in {texts:?}");
    }
}

/// The length of a table is known at compile time, so only these lengths are tested.
const LENGTHS: [usize; 6] = [1, 2, 3, 9, 33, 100];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn finds_each_code_and_nothing_else(drawn in prop::collection::btree_set(code(), 100..160), others in prop::collection::vec(code(), 50)) {
        for length in LENGTHS {
            // Spread over all of them, since they are sorted.
            let step = drawn.len() / length;
            let codes: BTreeSet<_> = drawn.iter().step_by(step).take(length).cloned().collect();
            match length {
                1 => check::<1, { slots(1) }>(&codes, &others),
                2 => check::<2, { slots(2) }>(&codes, &others),
                3 => check::<3, { slots(3) }>(&codes, &others),
                9 => check::<9, { slots(9) }>(&codes, &others),
                33 => check::<33, { slots(33) }>(&codes, &others),
                _ => check::<100, { slots(100) }>(&codes, &others),
            }
        }
    }
}

/// The number of codes that are not in the slot of their hash, and the largest distance from it.
fn displaced(codes: &BTreeSet<String>) -> (usize, usize) {
    const CODES: usize = 2_000;
    assert_eq!(codes.len(), CODES);
    let (_, hashes) = emitted(codes);
    let index = index::<{ slots(CODES) }>(&hashes);
    let distance = |at: usize| {
        let slot = index.iter().position(|&number| usize::from(number) == at).unwrap();
        slot.wrapping_sub(hashes[at] as usize) & (index.len() - 1)
    };
    let distances: Vec<_> = (0..CODES).map(distance).filter(|&distance| distance > 0).collect();
    (distances.len(), distances.into_iter().max().unwrap_or(0))
}

/// By chance, one code in sixteen finds its slot taken. With a bad hash, nearly all do.
#[test]
fn codes_that_are_alike_are_spread() {
    let families: [fn(usize) -> String; 9] = [
        |n| format!("error_{n}"),
        |n| format!("{n:04}"),
        |n| format!("order_{}_state_{}", n % 50, n / 50),
        |n| format!("payment_provider_{n:04}_authorization_expired"),
        |n| "a".repeat(1 + n % 45) + &"b".repeat(n / 45),
        // Repeated letters between and around the part that differs.
        |n| format!("{n:024}"),
        |n| format!("{n:04}{}", "a".repeat(20)),
        |n| format!("aaaaaaaaaaaa{n:04}aaaaaaaa"),
        |n| format!("{}_not_found", ["", "a", "ab", "abc", "abcd"][n % 5].to_owned() + &n.to_string()),
    ];
    for (family, code) in families.into_iter().enumerate() {
        let (count, farthest) = displaced(&(0..2_000).map(code).collect());
        assert!(count < 200, "family {family}: {count} of 2,000 are displaced");
        assert!(farthest < 8, "family {family}: one is {farthest} places from its own");
    }
}
