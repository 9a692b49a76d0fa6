//! The panic message of `assert_covers!`.

use std::panic::catch_unwind;

use errspec::__private::assert_covers;
use errspec::Codes;

const AUTH: Codes = Codes::new(&["unauthorized", "forbidden"], &[]);
const ORDERS: Codes = Codes::new(&["order_locked"], &[AUTH]);

const WANTED: &[(&str, &str)] = &[
    ("unauthorized", " --> spec/errors.yaml:30:3\n   |\n30 |   unauthorized:\n   |   ^^^^^^^^^^^^"),
    ("not_found", " --> spec/errors.yaml:41:3\n   |\n41 |   not_found:\n   |   ^^^^^^^^^"),
    ("order_locked", " --> spec/errors.yaml:50:3\n   |\n50 |   order_locked:\n   |   ^^^^^^^^^^^^\n"),
];

/// The message of the panic, empty if there is none.
fn said(covered: &[Codes], wanted: &[(&str, &str)]) -> String {
    let asserted = catch_unwind(|| assert_covers(covered, "spec/errors.yaml", wanted));
    asserted.map_or_else(|panic| *panic.downcast::<String>().unwrap(), |()| String::new())
}

#[test]
fn all_codes_are_there() {
    assert_eq!(said(&[AUTH, ORDERS], &[WANTED[0], WANTED[2]]), "");
    assert_eq!(said(&[ORDERS], &[WANTED[0], WANTED[2]]), "");
    assert_eq!(said(&[], &[]), "");
}

#[test]
fn one_code_is_missing() {
    assert_eq!(
        said(&[AUTH, ORDERS], WANTED),
        "1 code of `spec/errors.yaml` is not covered by any of the types
 --> spec/errors.yaml:41:3
   |
41 |   not_found:
   |   ^^^^^^^^^"
    );
}

#[test]
fn several_codes_are_missing() {
    assert_eq!(
        said(&[AUTH], WANTED),
        "2 codes of `spec/errors.yaml` are not covered by any of the types
 --> spec/errors.yaml:41:3
   |
41 |   not_found:
   |   ^^^^^^^^^
 --> spec/errors.yaml:50:3
   |
50 |   order_locked:
   |   ^^^^^^^^^^^^"
    );
}
