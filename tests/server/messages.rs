//! What does a client hear of a rejection, where it is told?

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{Framework, check, check_in};

const TOLD: Layers = Layers { messages: true, ..Layers::ONE };

#[test]
fn a_short_plain_text_of_a_4xx_is_the_message() {
    let said = |text: &str| Expected::of(Code::NotFound).message(text).said(text);
    check_in(TOLD, &get("/said"), &said("No \"order\"."));
    check_in(TOLD, &get("/said/longest"), &said(&"x".repeat(1_024)));
    check(&get("/said"), &Expected::of(Code::NotFound).said("No \"order\"."));
}

#[test]
fn a_rejection_is_the_message() {
    for framework in Framework::ALL {
        let expected = framework.pick(
            Expected::of(Code::BadRequest)
                .message("Invalid URL: Cannot parse `x` to a `u64`")
                .said("Invalid URL: Cannot parse `x` to a `u64`"),
            Expected::of(Code::NotFound)
                .message("can not parse \"x\" to a u64")
                .said("can not parse \"x\" to a u64"),
        );
        expected.check(framework, &framework.ask(TOLD, &get("/orders/x")));
    }
}

#[test]
fn nothing_else_is() {
    let missing = Expected::of(Code::NotFound);
    for path in ["/said/long", "/said/html", "/nowhere", "/missing"] {
        check_in(TOLD, &get(path), &missing);
    }
    let broken = Expected::of(Code::InternalError).status(502).said("10.0.0.7 is gone");
    check_in(TOLD, &get("/said/broken"), &broken);
    let panicked = Expected::of(Code::InternalError).source("panicked: order 7 is in memory");
    check_in(TOLD, &get("/panic"), &panicked);
    let failed = Expected::of(Code::InternalError).source("10.0.0.7 is gone");
    check_in(TOLD, &get("/fails/io"), &failed);
}
