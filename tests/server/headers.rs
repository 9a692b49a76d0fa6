//! Headers that belong to an error, and those that HTTP asks of a status.

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, check_in, each};

const STRICT: Layers = Layers { challenge: "DPoP", ..Layers::ONE };

fn private() -> Expected {
    Expected::of(Code::Unauthorized)
}

#[test]
fn a_401_says_how_to_prove_who_you_are() {
    for path in ["/private", "/private/error", "/fails/private"] {
        check(&get(path), &private().header("www-authenticate: Bearer"));
        check_in(STRICT, &get(path), &private().header("www-authenticate: DPoP"));
    }
}

#[test]
fn a_better_challenge_stays() {
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
fn a_405_says_which_methods_there_are_or_the_log_says_that_it_does_not() {
    let refused = || Expected::of(Code::BadRequest).status(405);
    check(&get("/refused"), &refused().header("allow: GET, PUT"));
    check(
        &get("/refused/silently"),
        &refused().debug(r#"a 405 needs `Allow`, which `ApiError::with_header` sets: code="bad_request""#),
    );
}

#[test]
fn what_an_error_says_about_its_text_stays_but_not_what_the_envelope_is() {
    let expected = Expected::of(Code::NotFound)
        .message("Es ist nicht da.")
        .header("content-language: de")
        .header("x-shard: 7");
    check(&get("/translated"), &expected);
    for (framework, seen) in each(Layers::TWO, &get("/translated")) {
        assert_eq!(seen.text(), expected.text(), "{framework:?}");
    }
}
