//! The client's properties from `fuzz/`, for its corpus and for random variations of it, without the fuzzing engine.

#[path = "../fuzz/src/body.rs"]
mod body;
#[path = "client/code.rs"]
mod code;
#[path = "../fuzz/src/corpus.rs"]
mod corpus;
#[path = "../fuzz/src/failure.rs"]
mod failure;
#[path = "../fuzz/src/retry_after.rs"]
mod retry_after;

#[test]
fn any_response_is_a_failure_with_one_line_to_say() {
    corpus::run("response", 3_000, failure::check);
}

#[test]
fn any_headers_ask_for_a_wait_that_has_a_bound() {
    corpus::run("retry_after", 5_000, retry_after::check);
}

#[test]
fn any_body_is_read_by_any_shape() {
    corpus::run("body", 3_000, body::check);
}
