//! `ApiErrorCodes`: the codes of a type.

use errspec::{ApiError, ApiErrorCodes, Codes};

use crate::{nine, odd, specs};

struct Auth;

impl ApiErrorCodes for Auth {
    const CODES: Codes = Codes::new(&["unauthorized", "forbidden"], &[]);
}

/// The impl that the derive emits for an enum with two transparent variants.
struct Outer<E, F>(E, F);

impl<E: ApiErrorCodes, F: ApiErrorCodes> ApiErrorCodes for Outer<E, F> {
    const CODES: Codes =
        Codes::new(&["not_found"], &[<E as ApiErrorCodes>::CODES, <F as ApiErrorCodes>::CODES]);
}

fn codes<E: ApiErrorCodes + ?Sized>() -> Vec<&'static str> {
    let codes: Vec<_> = E::CODES.iter().collect();
    for code in &codes {
        assert!(E::CODES.contains(code), "{code}");
        assert!(!E::CODES.contains(&code[1..]) && !E::CODES.contains(&format!("{code}_")), "{code}");
    }
    assert!(!E::CODES.contains(""));
    codes
}

#[test]
fn generated_enum_has_all_codes() {
    let all = |spec: errspec_codegen::__internal::model::Spec| spec.codes.into_iter().map(|code| code.code);
    assert!(nine::ErrorCode::CODES.iter().eq(all(specs::nine())));
    assert!(odd::ErrorCode::CODES.iter().eq(all(specs::odd())));
}

#[test]
fn pointers_and_errors_have_those_of_their_code() {
    let auth = ["unauthorized", "forbidden"];
    assert_eq!(codes::<Auth>(), auth);
    assert_eq!(codes::<&Auth>(), auth);
    assert_eq!(codes::<Box<Auth>>(), auth);
    assert_eq!(codes::<ApiError<Auth>>(), auth);
    assert_eq!(codes::<&Box<ApiError<Auth>>>(), auth);
}

#[test]
fn inner_codes_come_after_own_ones() {
    assert_eq!(
        codes::<Outer<Auth, Auth>>(),
        ["not_found", "unauthorized", "forbidden", "unauthorized", "forbidden"]
    );
    assert_eq!(
        codes::<Outer<Outer<Auth, Auth>, Box<Auth>>>(),
        [
            "not_found",
            "not_found",
            "unauthorized",
            "forbidden",
            "unauthorized",
            "forbidden",
            "unauthorized",
            "forbidden"
        ]
    );
}

#[test]
fn no_code_at_all() {
    const NONE: Codes = Codes::new(&[], &[]);
    const NESTED: Codes = Codes::new(&[], &[NONE, Auth::CODES, NONE]);
    assert_eq!(NONE.iter().next(), None);
    assert!(!NONE.contains(""));
    assert_eq!(NESTED.iter().collect::<Vec<_>>(), ["unauthorized", "forbidden"]);
}

// The derive checks this at compile time.
const _: () = assert!(Outer::<Auth, nine::ErrorCode>::CODES.contains("quota_exceeded"));
const _: () = assert!(!<Outer<Auth, Auth>>::CODES.contains("quota_exceeded"));

#[test]
fn nested_sets_are_walked_in_order() {
    const LEAF: Codes = Codes::new(&["leaf"], &[]);
    const EMPTY: Codes = Codes::new(&[], &[]);
    const MIDDLE: Codes = Codes::new(&["middle"], &[EMPTY, LEAF, EMPTY]);
    const ONLY_INNER: Codes = Codes::new(&[], &[MIDDLE, LEAF]);
    const ROOT: Codes = Codes::new(&["root", "other"], &[ONLY_INNER, EMPTY, MIDDLE]);

    let all = ["root", "other", "middle", "leaf", "leaf", "middle", "leaf"];
    assert_eq!(ROOT.iter().collect::<Vec<_>>(), all);
    assert_eq!(ROOT.len(), all.len());
    let mut codes = ROOT.into_iter();
    for left in (0..all.len()).rev() {
        assert!(codes.next().is_some());
        assert_eq!(codes.len(), left);
    }
    assert_eq!((codes.next(), codes.next()), (None, None));
    assert!(EMPTY.is_empty() && !ROOT.is_empty());
    assert_eq!(EMPTY.iter().next(), None);
}

#[test]
fn sets_are_nested_at_most_sixteen_deep() {
    let mut codes = Codes::new(&["innermost"], &[]);
    for _ in 1..16 {
        codes = Codes::new(&[], Box::leak(Box::new([codes])));
    }
    assert_eq!(codes.iter().collect::<Vec<_>>(), ["innermost"]);
    let panic = std::panic::catch_unwind(|| Codes::new(&[], Box::leak(Box::new([codes])))).unwrap_err();
    assert_eq!(panic.downcast_ref(), Some(&"sets of codes can be nested at most 16 deep"));
}
