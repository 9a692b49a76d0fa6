//! Headers of an error, and those that HTTP requires for a status.

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, check_in, each};

const STRICT: Layers = Layers { challenge: "DPoP", ..Layers::ONE };

fn private() -> Expected {
    Expected::of(Code::Unauthorized)
}

#[test]
fn a_401_has_a_challenge() {
    for path in ["/private", "/private/error", "/fails/private"] {
        check(&get(path), &private().header("www-authenticate: Bearer"));
        check_in(STRICT, &get(path), &private().header("www-authenticate: DPoP"));
    }
}

#[test]
fn an_existing_challenge_is_kept() {
    for layers in [Layers::ONE, STRICT] {
        check_in(layers, &get("/private/basic"), &private().header("www-authenticate: Basic"));
        check_in(layers, &get("/private/overridden"), &private().header("www-authenticate: Negotiate"));
        let two = private().header("www-authenticate: Basic").header("www-authenticate: DPoP");
        check_in(layers, &get("/private/two"), &two);
        check_in(layers, &get("/fails/private/two"), &two);
    }
}

#[test]
fn without_the_layer_a_401_has_a_challenge_as_well() {
    for (path, expected) in [
        ("/private/error", &["Bearer"][..]),
        ("/private/two", &["Basic", "DPoP"]),
        ("/private/overridden", &["Negotiate"]),
        ("/missing", &[]),
    ] {
        for (framework, seen) in each(Layers::NONE, &get(path)) {
            let challenges = seen.headers.iter().filter(|(name, _)| name == "www-authenticate");
            let challenges: Vec<_> = challenges.map(|(_, value)| str::from_utf8(value).unwrap()).collect();
            assert_eq!(challenges, expected, "{framework:?} {path}");
        }
    }
}

#[test]
fn a_405_has_allow_or_a_debug_line() {
    let refused = || Expected::of(Code::BadRequest).status(405);
    check(&get("/refused"), &refused().header("allow: GET, PUT"));
    check(
        &get("/refused/silently"),
        &refused().debug(r#"a 405 needs `Allow`, which `ApiError::with_header` sets: code="bad_request""#),
    );
}

#[test]
fn headers_about_the_text_are_kept_unless_the_envelope_sets_them() {
    let expected = Expected::of(Code::NotFound)
        .message("Es ist nicht da.")
        .header("content-language: de")
        .header("x-shard: 7");
    check(&get("/translated"), &expected);
    for (framework, seen) in each(Layers::TWO, &get("/translated")) {
        assert_eq!(seen.text(), expected.text(), "{framework:?}");
    }
}
