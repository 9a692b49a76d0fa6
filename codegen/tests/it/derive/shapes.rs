//! How attributes and types change the expansion, as tables of items.

use errspec_codegen::__internal::report::KEPT;

use super::harness::expansion;

const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  first: { http: 404, bucket: fix_in_code, meaning: The first. }
  second: { http: 404, bucket: fix_in_code, meaning: The second., deprecated: { reason: Gone. } }
  third: { http: 404, bucket: fix_in_code, meaning: The third. }
";

#[track_caller]
fn check(table: &[(&str, bool)], text: &str) {
    for &(item, is_there) in table {
        let expansion = expansion(SPEC, item);
        assert!(!expansion.contains("compile_error"), "{item}\n{expansion}");
        assert_eq!(expansion.contains(text), is_there, "{text} in {item}\n{expansion}");
    }
}

/// Only types with a known size can be moved into an `ApiError`.
#[test]
fn an_unsized_type_does_not_become_an_api_error() {
    let table = [
        ("struct First;", true),
        ("struct First(u8);", true),
        ("struct First(a::str);", true),
        ("struct First(&'static str, Box<[u8]>, &'static dyn Send);", true),
        ("struct First<T>(T);", true),
        ("struct First(str);", false),
        ("struct First([u8]);", false),
        ("struct First(dyn Send);", false),
        ("struct First(u8, str);", false),
        ("struct First<T: ?Sized>(T);", false),
        ("struct First<T>(T) where T: ?Sized;", false),
        ("#[api_error(partial)] enum E<T: ?Sized> { First(Box<T>) }", true),
    ];
    check(&table, "into_api_error!");
}

/// An impl may use items that the author has deprecated, or allowed at their definition.
#[test]
fn deprecated_items_are_allowed_in_impls() {
    let table = [
        ("enum E { First, Second, Third }", false),
        ("#[deprecated] enum E { First, Second, Third }", true),
        ("enum E { First, #[deprecated] Second, Third }", true),
        ("enum E { First, #[deprecated(note = \"gone\")] Second, Third }", true),
        ("enum E { First, #[allow(deprecated)] Second(Old), Third }", true),
        ("enum E { First, #[expect(dead_code, deprecated)] Second(Old), Third }", true),
        ("enum E { First, Second(#[allow(deprecated)] Old), Third }", true),
        ("enum E { First, #[allow(dead_code)] Second, Third }", false),
        ("enum E { First, #[warn(deprecated)] Second, Third }", false),
        ("enum E { First, #[doc(alias = \"deprecated\")] Second, Third }", false),
        ("#[api_error(codes = crate::Code)] enum E { First, Second, Third }", true),
        ("#[api_error(codes = crate::Code, partial)] enum E { First, Third }", false),
    ];
    check(&table, "#[allow(deprecated");
}

/// If the variants are in the order of the spec, its strings are in the binary only once.
#[test]
fn codes_in_the_order_of_the_spec_are_listed_once() {
    let table = [
        ("enum E { First, Second, Third }", true),
        ("#[api_error(partial)] enum E { First, Third }", true),
        ("enum E { Second, First, Third }", false),
        ("enum E { First, Third, Second }", false),
        ("enum E { First, #[api_error(code = \"first\", shared)] Again, Second, Third }", true),
    ];
    check(&table, "codes: ERRSPEC_CODES");
}

#[test]
fn lists_of_several_attributes_are_joined() {
    let table = [
        ("#[api_error(except(\"second\"))] #[api_error(except(\"third\"))] enum E { First }", true),
        ("#[api_error(except(\"second\"), except(\"third\"), with(AsRef))] enum E { First }", true),
    ];
    check(&table, "codes: ERRSPEC_CODES");
    let item = "#[api_error(with(AsRef))] #[api_error(with(StatusCode), partial)] enum E { First }";
    check(&[(item, true)], "AsRef<");
    check(&[(item, true)], "with_status_code!");
}

#[test]
fn the_number_of_reported_errors_is_limited() {
    for (more, said) in
        [(0, None), (1, Some("1 more error not shown")), (20, Some("20 more errors not shown"))]
    {
        let variants: Vec<_> = (0..KEPT + more).map(|at| format!("Unknown{at}")).collect();
        let variants = variants.join(", ");
        let expansion = expansion(SPEC, &format!("#[api_error(partial)] enum E {{ {variants} }}"));
        assert_eq!(expansion.matches("compile_error").count(), KEPT + usize::from(said.is_some()));
        assert_eq!(expansion.contains("not shown"), said.is_some());
        assert!(expansion.contains(said.unwrap_or_default()), "{more}");
    }
}
