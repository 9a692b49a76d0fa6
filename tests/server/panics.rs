//! A panic, wherever it is, and an error without an end: the client gets the envelope, and the log one line.

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{Framework, check, check_in, each};

/// The envelope of the 500, with this panic in the log.
fn panicked(panic: &str) -> Expected {
    Expected::of(Code::InternalError).source(format!("panicked: {panic}"))
}

#[test]
fn in_the_source_of_an_error() {
    check(&get("/evil/error/display"), &panicked("no display"));
    check(&get("/evil/error/source"), &panicked("no source"));
    check(&get("/evil/error/all"), &panicked("no source"));
    // What is dropped after the answer changes nothing about it.
    check(&get("/evil/error/drop"), &Expected::of(Code::NotFound).source("evil"));
}

#[test]
fn in_a_payload() {
    for name in ["payload", "payload-twice", "payload-endless"] {
        check(&get(format!("/evil/panic/{name}")), &panicked("without a message"));
    }
    check(&get("/evil/panic/guard"), &panicked("no drop of a guard"));
}

#[test]
fn in_a_replaced_body() {
    check(&get("/evil/body/size"), &panicked("no Size of a body"));
    check(&get("/evil/body/poll"), &panicked("no Poll of a body"));
    check(&get("/evil/body/drop"), &panicked("no Drop of a body"));
    check(&get("/evil/body/drop-html"), &panicked("no Drop of a body"));
}

#[test]
fn in_an_error_of_a_middleware() {
    check(&get("/fails/evil/display"), &panicked("no display"));
    check(&get("/fails/evil/all"), &panicked("no display"));
    check(&get("/fails/evil/source"), &panicked("no source"));
    check(&get("/fails/evil/drop"), &Expected::of(Code::InternalError).source("evil"));
}

#[test]
fn in_the_error_map() {
    let mapped = Layers { mapped: true, ..Layers::ONE };
    check_in(mapped, &get("/fails/evil/map"), &panicked("no map"));
    check_in(mapped, &get("/fails/evil/mapped-display"), &panicked("no display"));
    let expected = Expected::of(Code::NotFound).source("evil");
    check_in(mapped, &get("/fails/evil/mapped-drop"), &expected);
}

#[test]
fn in_the_drop_of_a_future() {
    for path in ["/evil/late/found", "/evil/late/nowhere", "/evil/late/fails"] {
        check(&get(path), &panicked("no drop of a future"));
    }
    check(&get("/evil/late/panic"), &panicked("in a future"));
}

#[test]
fn at_each_call_of_a_code() {
    for method in ["message", "details", "entry"] {
        let mut failed = 0;
        for calls in 0..40 {
            for (framework, seen) in each(Layers::ONE, &get(format!("/evil/code/{method}/{calls}"))) {
                assert_eq!(seen.log.len(), 1, "{framework:?} {method} {calls}: {:?}", seen.log);
                let code = seen.json()["error"]["code"].clone();
                match seen.status {
                    500 => {
                        assert_eq!(code, "internal_error", "{framework:?} {method} {calls}");
                        failed += 1;
                    }
                    _ => assert_eq!(code, "not_found", "{framework:?} {method} {calls}"),
                }
            }
        }
        assert!((2..80).contains(&failed), "some calls of {method} panic, and not all: {failed}");
    }
}

#[test]
fn an_error_that_is_its_own_source_ends() {
    check(&get("/evil/error/own"), &Expected::of(Code::NotFound).source("own"));
    check(&get("/fails/evil/own"), &Expected::of(Code::InternalError).source("own"));
}

#[test]
fn a_text_without_an_end_is_cut() {
    let text = format!("{}…", "endless ".repeat(512));
    check(&get("/evil/error/endless"), &Expected::of(Code::NotFound).source(&*text));
    // Actix writes the text of such an error itself, before the middleware sees it.
    let seen = Framework::Axum.ask(Layers::ONE, &get("/fails/evil/endless"));
    Expected::of(Code::InternalError).source(&*text).check(Framework::Axum, &seen);
}

#[test]
fn two_layers_answer_once() {
    for path in ["/evil/error/display", "/fails/evil/display"] {
        for (framework, seen) in each(Layers::TWO, &get(path)) {
            assert_eq!(seen.text(), panicked("no display").text(), "{framework:?}");
            assert_eq!(seen.log.len(), 1, "{framework:?}: {:?}", seen.log);
        }
    }
}

/// A subscriber that panics whenever it is called for an event or a span.
struct EvilSubscriber;

impl tracing::Subscriber for EvilSubscriber {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "errspec"
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::Id {
        tracing::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::Id, _: &tracing::Id) {}

    fn event(&self, _: &tracing::Event<'_>) {
        panic!("no event");
    }

    fn enter(&self, _: &tracing::Id) {
        panic!("no enter");
    }

    fn exit(&self, _: &tracing::Id) {
        panic!("no exit");
    }

    fn try_close(&self, _: tracing::Id) -> bool {
        panic!("no close");
    }
}

#[test]
fn in_the_subscriber() {
    for path in ["/nowhere", "/broken", "/fails/io", "/panic", "/id"] {
        for (framework, expected) in each(Layers::ONE, &get(path)) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            let seen = tracing::subscriber::with_default(EvilSubscriber, || {
                runtime.block_on(framework.answer(Layers::ONE, &get(path)))
            });
            assert_eq!(seen.text(), expected.text(), "{framework:?} {path}");
        }
    }
}
