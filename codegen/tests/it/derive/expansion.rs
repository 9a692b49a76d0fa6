//! The impls of an item.

use super::harness::expansion;

const SPEC: &str = "\
version: 1
name: Shop API
docs_url: https://shop.example/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
  fix_by_waiting: { title: Wait, retry: after_delay, advice: Wait for the number of seconds in `Retry-After`. }
codes:
  order_locked:
    http: 409
    bucket: fix_in_code
    meaning: The order is being changed by *someone* else.
  order_unknown:
    http: 404
    bucket: fix_in_code
    meaning: There is no such order.
    message: There is no order {id} of {owner}.
    params: { id: u64, owner: string }
  too_many_orders:
    http: 429
    bucket: fix_by_waiting
    meaning: Too many orders in a minute.
";

#[test]
fn an_enum_of_all_shapes() {
    insta::assert_snapshot!(expansion(
        SPEC,
        r#"
        #[api_error(partial)]
        enum OrderError<'a, T: Clone, const N: usize> where T: Copy {
            OrderLocked,
            #[api_error(code = "order_unknown", params(id = u64::from(*_0)))]
            Unknown(u32, #[api_error(param = "owner")] T, #[api_error(source)] Option<Io>, &'a [u8; N]),
            #[api_error(code = "order_unknown", shared, message = "No {id} {{here}}.")]
            Gone { id: u64, owner: Owner },
            #[api_error(transparent)]
            Inner(#[api_error(from)] Inner<T>),
            #[api_error(transparent)]
            Other(Other<'a>),
        }
    "#
    ));
}

#[test]
fn a_field_in_a_format_string_is_one_of_the_expression() {
    let item = "struct OrderUnknown { id: u64, first: String, last: String, other: String }";
    let params = r#"params(owner = format!("{first} {last:>3}, not {{other}}"))"#;
    let expansion = expansion(SPEC, &format!("#[api_error({params})] {item}"));
    assert!(expansion.contains("OrderUnknown { id, first, last, .. }"), "{expansion}");
}

/// A type whose name shows that it is a string needs no check for `Display`.
#[test]
fn a_string_needs_no_display_check() {
    for (ty, is_string) in [
        ("String", true),
        ("std::string::String", true),
        ("&'static str", true),
        ("&'static String", true),
        ("Box<str>", true),
        ("std::sync::Arc<str>", true),
        ("Rc<str>", true),
        ("Cow<'static, str>", true),
        ("&'static Cow<'static, str>", true),
        ("Vec<u8>", false),
        ("u8", false),
        ("Option<String>", false),
        ("Vec<str>", false),
        ("Box<String>", false),
        ("Cow<'static, [u8]>", false),
        ("&'static u8", false),
        ("fn(str) -> String", false),
    ] {
        let expansion = expansion(SPEC, &format!("struct OrderUnknown {{ id: u64, owner: {ty} }}"));
        assert!(!expansion.contains("compile_error"), "{ty}\n{expansion}");
        assert_eq!(!expansion.contains("cannot be displayed as"), is_string, "{ty}\n{expansion}");
    }
}

/// `Option` and `Box` are recognized by their name and their single argument.
#[test]
fn types_are_known_by_name_and_arguments() {
    for (ty, is_optional) in
        [("Option<Io>", true), ("std::option::Option<Io>", true), ("Option<Io, Own>", false), ("Io", false)]
    {
        let item = format!("#[api_error(partial)] enum E {{ OrderLocked(#[api_error(source)] {ty}) }}");
        assert_eq!(expansion(SPEC, &item).contains("errspec_source"), is_optional, "{ty}");
    }
    for (ty, is_itself) in [
        ("Box<E>", true),
        ("Box<Self>", true),
        ("&'static E", true),
        ("Box<E, Own>", false),
        ("E::Inner", false),
        ("other::E", false),
        ("Arc<E>", false),
    ] {
        let item =
            format!("#[api_error(partial)] enum E {{ OrderLocked, #[api_error(transparent)] Inner({ty}) }}");
        // The codes of a transparent error come from its type.
        let asked = "CodesOf::<";
        let expansion = expansion(SPEC, &item);
        assert_eq!(!expansion.contains(asked), is_itself, "{ty}\n{expansion}");
    }
}

#[test]
fn codes_that_a_transparent_error_has_to_cover() {
    insta::assert_snapshot!(expansion(
        SPEC,
        r"
        enum OrderError<'a> {
            OrderLocked,
            #[api_error(transparent)]
            Other(Other<'a>),
        }
    "
    ));
}

#[test]
fn the_codes_of_a_generic_transparent_error_are_unknown() {
    let item = "enum OrderError<const N: usize> { OrderLocked, #[api_error(transparent)] Other(Other<N>) }";
    let expansion = expansion(SPEC, item);
    assert!(
        expansion.contains("2 codes have no variant: `order_unknown`, `too_many_orders` [missing-variant]"),
        "{expansion}"
    );
    assert!(
        expansion.contains("the codes of `Other < N >` are unknown, because it is generic"),
        "{expansion}"
    );
}

#[test]
fn a_struct() {
    insta::assert_snapshot!(expansion(SPEC, "#[api_error(without(Error))] struct OrderLocked;"));
}

#[test]
fn with_the_generated_enum_and_all_impls() {
    insta::assert_snapshot!(expansion(
        SPEC,
        r"
        #[api_error(codes = crate::ErrorCode, with(AsRef, Serialize, StatusCode, Diagnostic, IntoResponse, ResponseError), crate = ::renamed)]
        enum OrderError {
            OrderLocked,
            #[deprecated]
            OrderUnknown { owner: String, id: u64 },
            TooManyOrders(u8),
        }
    "
    ));
}

#[test]
fn an_enum_without_variants() {
    insta::assert_snapshot!(expansion(SPEC, "#[api_error(partial)] enum Never {}"));
}

#[test]
fn stubs() {
    insta::assert_snapshot!(expansion(
        SPEC,
        r"
        #[api_error(codes = crate::ErrorCode, with(AsRef, Diagnostic), without(Display))]
        enum OrderError<T> { OrderLocked, Oops(#[api_error(from)] T) }
    "
    ));
}
