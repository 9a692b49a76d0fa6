//! What does a client see of a rejection, after opting in?

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{Framework, check, check_in};

const OPTED_IN: Layers = Layers { messages: true, ..Layers::ONE };

#[test]
fn a_short_plain_text_of_a_4xx_is_the_message() {
    let text = |text: &str| Expected::of(Code::NotFound).message(text).body_text(text);
    check_in(OPTED_IN, &get("/text"), &text("No \"order\"."));
    check_in(OPTED_IN, &get("/text/longest"), &text(&"x".repeat(1_024)));
    check(&get("/text"), &Expected::of(Code::NotFound).body_text("No \"order\"."));
}

#[test]
fn a_rejection_is_the_message() {
    for framework in Framework::ALL {
        let expected = framework.pick(
            Expected::of(Code::BadRequest)
                .message("Invalid URL: Cannot parse `x` to a `u64`")
                .body_text("Invalid URL: Cannot parse `x` to a `u64`"),
            Expected::of(Code::NotFound)
                .message("can not parse \"x\" to a u64")
                .body_text("can not parse \"x\" to a u64"),
        );
        expected.check(framework, &framework.ask(OPTED_IN, &get("/orders/x")));
    }
}

#[test]
fn nothing_else_is_the_message() {
    let missing = Expected::of(Code::NotFound);
    for path in ["/text/long", "/text/html", "/nowhere", "/missing"] {
        check_in(OPTED_IN, &get(path), &missing);
    }
    let broken = Expected::of(Code::InternalError).status(502).body_text("10.0.0.7 is gone");
    check_in(OPTED_IN, &get("/text/broken"), &broken);
    let panicked = Expected::of(Code::InternalError).source("panicked: order 7 is in memory");
    check_in(OPTED_IN, &get("/panic"), &panicked);
    let failed = Expected::of(Code::InternalError).source("10.0.0.7 is gone");
    check_in(OPTED_IN, &get("/fails/io"), &failed);
}
