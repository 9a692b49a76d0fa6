//! Lists what users of a published crate can name, one line per public item, so that a change of the public API is a diff.
//!
//! The lines come from the source with every feature on; items that need a feature name it.
//! Nothing is expanded: a call of a macro that defines items is a line of its own, with the macro.

mod declaration;
mod implementation;
mod listing;
mod text;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::project::workspace;
use crate::source::Crate;

/// The published libraries and their folders.
const CRATES: [(&str, &str); 4] = [
    ("errspec", "."),
    ("errspec_codegen", "codegen"),
    ("errspec_macros", "macros"),
    ("errspec_outputs", "outputs"),
];

#[test]
fn each_public_item_is_listed() {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path("public_api");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let differs = CRATES.into_iter().filter(|(name, folder)| {
        let lines = listing::lines(&Crate::read(name, &workspace().join(folder).join("src")));
        assert!(!lines.is_empty(), "{name} has nothing public");
        let compare = || settings.bind(|| insta::assert_snapshot!(*name, lines.join("\n")));
        // All of them are compared, so that every new snapshot is written.
        catch_unwind(AssertUnwindSafe(compare)).is_err()
    });
    let differs: Vec<_> = differs.map(|(name, _)| name).collect();
    assert!(differs.is_empty(), "the public API of {differs:?} differs");
}

#[test]
fn each_published_library_is_listed() {
    let manifest = std::fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    let (_, members) = manifest.split_once("\nmembers = [").expect("a workspace");
    let members = members.split(']').next().unwrap().split(',').map(|member| member.trim().trim_matches('"'));
    let libraries = members.filter(|member| {
        let folder = workspace().join(member);
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        folder.join("src/lib.rs").is_file() && !manifest.contains("\npublish = false")
    });
    assert_eq!(libraries.collect::<BTreeSet<_>>(), CRATES.iter().map(|(_, folder)| *folder).collect());
}

/// The lines of a crate named `a` with these files, the first of which is `lib.rs`.
fn lines(files: &[(&str, &str)]) -> Vec<String> {
    let text = |path: &str| files.iter().find(|(file, _)| *file == path).map(|(_, text)| (*text).to_owned());
    listing::lines(&Crate::new("a", &text))
}

#[track_caller]
fn check(library: &str, expected: &[&str]) {
    assert_eq!(lines(&[("lib.rs", library)]), expected);
}

#[test]
fn items_are_listed_as_they_are_declared() {
    check(
        "pub struct A<'a, T: Clone> where T: Copy { pub b: &'a str, c: T }
         #[non_exhaustive] pub struct D(pub u8, Vec<u8>);
         pub struct E;
         pub enum F { G, H(u8, u16), #[non_exhaustive] I { j: bool } }
         pub const fn k<T>(l: impl Fn(T) -> u8, mut m: &mut dyn N) -> Option<T> { None }
         pub trait N: Send { const O: u8; type P: Clone; fn q(&self) -> u8; fn r(&mut self) { let _ = 1; } }
         pub const S: &[u8] = &[];
         pub static T: u8 = 0;
         pub type U<V> = Result<V, u8>;
         #[macro_export] macro_rules! w { ($x:ty) => { 1 }; () => { 2 } }
         fn private() {} pub(crate) struct Private; struct Too; macro_rules! own { () => {} }",
        &[
            "a::A: pub struct A<'a, T: Clone> where T: Copy { private fields }",
            "a::A::b: pub b: &'a str",
            "a::D: #[non_exhaustive] pub struct D(pub u8, _)",
            "a::E: pub struct E",
            "a::F: pub enum F",
            "a::F::G: G",
            "a::F::H: H(u8, u16)",
            "a::F::I: #[non_exhaustive] I { j: bool }",
            "a::N: pub trait N: Send",
            "a::N::O: const O: u8",
            "a::N::P: type P: Clone",
            "a::N::q: fn q(&self) -> u8",
            "a::N::r: fn r(&mut self) { provided }",
            "a::S: pub const S: &[u8]",
            "a::T: pub static T: u8",
            "a::U: pub type U<V> = Result<V, u8>",
            "a::k: pub const fn k<T>(l: impl Fn(T) -> u8, m: &mut dyn N) -> Option<T>",
            "a::w!: macro_rules! w { ($ x : ty) () }",
        ],
    );
}

#[test]
fn impls_are_listed_at_their_type() {
    let files = [
        ("lib.rs", "mod b; mod c; pub use b::B; pub use c::C; mod d;"),
        (
            "b.rs",
            "#[derive(Clone, Copy)] #[cfg_attr(feature = \"f\", derive(serde::Serialize))] pub struct B;
             impl B { pub const D: u8 = 1; pub fn e(self) {} fn f() {} pub(crate) fn g() {} }
             impl<T: Own> From<T> for B { fn from(_: T) -> Self { B } }
             trait Own {} impl Own for B {}",
        ),
        (
            "c.rs",
            "use super::b; pub struct C<T>(T); impl<T: Clone> C<T> { pub fn h(&self) -> T { todo!() } }
             impl C<u8> { pub fn i() {} } impl Iterator for b::B { type Item = u8; fn next(&mut self) {} }
             impl Drop for Private {} struct Private; impl Default for &C<u8> {}",
        ),
        ("d.rs", "use crate::{B as Other, C}; impl PartialEq<Other> for C<u8> {}"),
    ];
    assert_eq!(
        lines(&files),
        [
            "a::B: impl Clone",
            "a::B: impl Copy",
            "a::B: impl Iterator for b::B { type Item = u8 }",
            "a::B: impl serde::Serialize #[cfg(feature = \"f\")]",
            "a::B: impl<T: Own> From<T> for B",
            "a::B: pub struct B",
            "a::B::D: pub const D: u8",
            "a::B::e: pub fn e(self)",
            "a::C: impl Default for &C<u8>",
            "a::C: impl PartialEq<Other> for C<u8>",
            "a::C: pub struct C<T>(_)",
            "a::C::h: impl<T: Clone> C<T> { pub fn h(&self) -> T }",
            "a::C::i: impl C<u8> { pub fn i() }",
        ]
    );
}

#[test]
fn a_file_can_be_two_modules() {
    let files = [
        ("lib.rs", "pub struct A; mod b;"),
        ("b.rs", "mod c; mod d;"),
        ("b/c.rs", "#[path = \"e/f.rs\"] mod f; use other::One as Trait;"),
        ("b/d.rs", "#[path = \"e/f.rs\"] #[cfg(feature = \"d\")] mod f;"),
        ("b/e/f.rs", "mod g; impl super::Trait for crate::A {}"),
        ("b/e/g.rs", "impl crate::A { pub fn h() {} }"),
    ];
    assert_eq!(
        lines(&files),
        [
            "a::A: impl super::Trait for crate::A",
            "a::A: impl super::Trait for crate::A #[cfg(feature = \"d\")]",
            "a::A: pub struct A",
            "a::A::h: pub fn h()",
            "a::A::h: pub fn h() #[cfg(feature = \"d\")]",
        ]
    );
}

#[test]
fn names_are_those_by_which_users_reach_an_item() {
    let files = [
        (
            "lib.rs",
            "mod b; pub mod c; mod d; pub use b::{B, Two as Second, emit}; pub use self::d::*; pub use other::Thing;
             pub use crate::c::inner as moved; #[doc(hidden)] pub mod hidden; pub use hidden::Shown;",
        ),
        ("b.rs", "use other::emit; pub fn emit() {} pub struct B; pub struct Two; pub struct NotExported;"),
        ("c.rs", "pub mod inner { pub fn f() {} } #[doc(hidden)] pub fn hidden_too() {} pub use super::b::B;"),
        ("d.rs", "pub use d_inner::G; mod d_inner { pub struct G; pub struct H; } pub enum I {} use other::B;"),
        ("hidden.rs", "pub struct Shown; pub struct Hidden; impl Hidden { pub fn f() {} }"),
    ];
    assert_eq!(
        lines(&files),
        [
            "a::B: pub struct B",
            "a::G: pub struct G",
            "a::I: pub enum I",
            "a::Second: pub struct Two",
            "a::Shown: pub struct Shown",
            "a::Thing: pub use other::Thing",
            "a::c: pub mod",
            "a::c::B: pub struct B",
            "a::c::inner: pub mod",
            "a::c::inner::f: pub fn f()",
            "a::emit: pub fn emit()",
            "a::moved: pub mod",
            "a::moved::f: pub fn f()",
        ]
    );
}

#[test]
fn conditions_add_up_from_the_module_the_export_and_the_item() {
    let files = [
        (
            "lib.rs",
            "#[cfg(feature = \"m\")] mod b; #[cfg(feature = \"m\")] pub use b::B;
             #[cfg(feature = \"n\")] pub use b::C; #[cfg(test)] pub struct InTestsOnly;",
        ),
        (
            "b.rs",
            "pub struct B { #[cfg(feature = \"f\")] pub f: u8 } pub enum C { #[cfg(unix)] V }
             #[cfg(feature = \"i\")] impl B { #[cfg(feature = \"g\")] pub fn g() {} }",
        ),
    ];
    assert_eq!(
        lines(&files),
        [
            "a::B: pub struct B {} #[cfg(feature = \"m\")]",
            "a::B::f: pub f: u8 #[cfg(feature = \"f\")] #[cfg(feature = \"m\")]",
            "a::B::g: pub fn g() #[cfg(feature = \"g\")] #[cfg(feature = \"i\")] #[cfg(feature = \"m\")]",
            "a::C: pub enum C #[cfg(feature = \"m\")] #[cfg(feature = \"n\")]",
            "a::C::V: V #[cfg(feature = \"m\")] #[cfg(feature = \"n\")] #[cfg(unix)]",
        ]
    );
}

#[test]
fn items_out_of_macros_are_listed_or_their_macro_is() {
    check(
        "pin_project! { pub struct A { #[pin] b: u8 } }
         macro_rules! numbers { ($($n:ty)*) => { $(impl From<$n> for A {})* } }
         numbers! { u8 u16 }
         mod b { macro_rules! numbers { () => { pub struct B; } } numbers! {} impl B { pub fn c() {} } }
         macro_rules! quiet { ($a:expr) => { const _: u8 = $a; } } quiet!(1);",
        &[
            "a: macro_rules! numbers { ($ ($ n : ty) *) => { $ (impl From <$ n > for A { }) * } }",
            "a: numbers! { u8 u16 }",
            "a::A: pub struct A { private fields }",
            "a::b: macro_rules! numbers { () => { pub struct B ; } }",
            "a::b: numbers! {  }",
            "a::b::B::c: pub fn c()",
        ],
    );
}

#[test]
fn procedural_macros_are_listed() {
    check(
        "#[proc_macro] pub fn b(c: TokenStream) -> TokenStream { c }
         #[proc_macro_derive(D, attributes(e))] pub fn d(c: TokenStream) -> TokenStream { c }",
        &["a::D: proc_macro_derive(D, attributes(e))", "a::b!: proc_macro"],
    );
}

/// A change that breaks users, or may break them, changes the listing.
#[test]
fn a_change_of_the_public_api_is_a_difference() {
    let before = "pub struct A { pub a: u8 } impl A { pub fn f(&self, b: u8) {} }
                  pub enum B { C, D } #[cfg(feature = \"x\")] pub fn g() {} pub trait T { fn t(); }
                  #[derive(Clone)] pub struct G(pub u8);";
    let of = |library: &str| lines(&[("lib.rs", library)]);
    for (old, new, changed) in [
        ("impl A {", "impl A { pub fn more() {}", "a::A::more"),
        ("b: u8)", "b: u16)", "a::A::f"),
        ("(&self, b: u8) {}", "(&self, b: u8) -> u8 { b }", "a::A::f"),
        ("pub fn f", "pub const fn f", "a::A::f"),
        ("C, D", "C", "a::B::D"),
        ("C, D", "C, D, E", "a::B::E"),
        ("C, D", "C, D(u8)", "a::B::D"),
        ("pub enum B", "#[non_exhaustive] pub enum B", "a::B:"),
        ("pub a: u8 }", "pub a: u8, pub b: u8 }", "a::A::b"),
        ("pub a: u8 }", "pub a: u8, b: u8 }", "a::A: "),
        ("pub a: u8 }", "a: u8 }", "a::A::a"),
        ("feature = \"x\"", "feature = \"y\"", "a::g"),
        ("fn t();", "fn t(); fn u();", "a::T::u"),
        ("fn t();", "fn t() {}", "a::T::t"),
        ("trait T", "trait T: Send", "a::T: "),
        ("derive(Clone)", "derive(Debug)", "a::G: impl Debug"),
        ("G(pub u8)", "G(u8)", "a::G: "),
        ("pub struct G", "pub(crate) struct G", "a::G"),
    ] {
        assert!(before.contains(old), "{old}");
        let (before, after) = (of(before), of(&before.replace(old, new)));
        let differs = |line: &&String| !before.contains(line) || !after.contains(line);
        let differences: Vec<_> = before.iter().chain(&after).filter(differs).collect();
        assert!(differences.iter().any(|line| line.starts_with(changed)), "{old} → {new}: {differences:?}");
    }
    // A change that users cannot name does not.
    for (old, new) in [("impl A {", "impl A { fn own() {}"), ("pub enum B", "struct Own; pub enum B")] {
        assert_eq!(of(before), of(&before.replace(old, new)));
    }
}
