//! Paths as the types of params.

use super::harness::{codes, load, rendered};

#[test]
fn invalid_paths_of_types() {
    let nested = |depth: usize| format!("{}u8{}", "crate::A<".repeat(depth), ">".repeat(depth));
    let with = |ty: &str| {
        let code = "  a: { http: 404, bucket: fix_in_code, meaning: A., message: '{b}' ";
        load(&codes(&format!("{code}, params: {{ b: '{ty}' }} }}\n")))
    };
    for right in ["crate::A", "self::A", "super::A", "::a::B", "a::B<C, d::E<F> >", "_a::B9", &nested(8)] {
        assert_eq!(rendered(&with(right)), "", "{right}");
    }
    let wrong = [
        "::",
        "crate::",
        "crate::::A",
        "crate::_",
        "crate::1a",
        "1a::B",
        "crate::fn",
        "crate::Größe",
        "::crate::A",
        "a::self::B",
        "crate::super::A",
        "a::crate",
        "crate::A<>",
        "crate::A<B",
        "crate::A<B C>",
        "crate::A<B>>",
        "crate::A <B>",
        &nested(9),
        &nested(100_000),
    ];
    for wrong in wrong {
        let said = rendered(&with(wrong));
        assert!(said.starts_with("error[param-type]: `"), "{wrong}: {said}");
    }
}
