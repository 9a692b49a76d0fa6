//! What happens over a real connection to a service that fails? The cases for every client.

use std::time::Duration;

use errspec::client::RetryPolicy;

/// What a client requests.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ask {
    Get,
    Head,
    /// With a body.
    Post,
    /// With a body and an idempotency key.
    Keyed,
}

/// A call to a service that follows a script, and its expected result.
pub(crate) struct Script {
    pub(crate) name: &'static str,
    pub(crate) ask: Ask,
    pub(crate) policy: fn() -> RetryPolicy,
    /// As in [`crate::server::Server::start`]; the service must get exactly as many requests.
    pub(crate) answers: &'static [&'static str],
    /// In milliseconds; random numbers are 0.5.
    pub(crate) waits: &'static [u128],
    /// The body of the success, or `{:#}` of the error.
    pub(crate) end: Result<&'static str, &'static str>,
    pub(crate) request_ids: &'static [&'static str],
}

/// The defaults of most scripts.
const CASE: Script = Script {
    name: "",
    ask: Ask::Get,
    policy: RetryPolicy::new,
    answers: &[],
    waits: &[],
    end: Ok("done"),
    request_ids: &[],
};
const DONE: &str = "200\n\ndone";
const HANGS_UP: &str = "";

pub(crate) const TABLE: &[Script] = &[
    Script {
        name: "503 with Retry-After",
        answers: &[
            r#"503; retry-after: 7

{"error": {"code": "service_unavailable"}}"#,
            DONE,
        ],
        waits: &[8_750],
        ..CASE
    },
    Script {
        name: "429 with a date",
        answers: &[
            r#"429; date: Sun, 06 Nov 1994 08:49:37 GMT; retry-after: Sunday, 06-Nov-94 08:50:07 GMT

{"error": {"code": "rate_limit_exceeded"}}"#,
            DONE,
        ],
        waits: &[37_500],
        ..CASE
    },
    Script {
        name: "500 until no attempt is left",
        answers: &[
            r#"500

{"error": {"code": "internal_error", "message": "No.", "request_id": "req_1"}}"#,
            r#"500

{"error": {"code": "internal_error", "message": "No.", "request_id": "req_2"}}"#,
            r#"500; x-request-id: req_3

{"error": {"code": "internal_error", "message": "No."}}"#,
            r#"500

{"error": {"code": "internal_error", "message": "No."}}"#,
            r#"500; x-request-id: edge_5

{"error": {"code": "internal_error", "message": "No.", "request_id": "req_5"}}"#,
        ],
        waits: &[250, 500, 1_000, 2_000],
        end: Err(
            "500 internal_error: No. (retry with backoff, request id req_5, see https://docs.example.com/errors#internal_error); given up after 5 attempts: no attempt is left; request ids: req_1, req_2, req_3, req_5",
        ),
        request_ids: &["req_1", "req_2", "req_3", "req_5"],
        ..CASE
    },
    Script {
        name: "a budget of attempts and of time",
        policy: || RetryPolicy::new().with_max_attempts(4).with_max_elapsed(Duration::from_secs(1)),
        answers: &["502; x-request-id: a", "504; x-request-id: b", "500; x-request-id: c"],
        waits: &[250, 500],
        end: Err(
            "500 Internal Server Error (retry with backoff, request id c); given up after 3 attempts: no time is left; request ids: a, b, c",
        ),
        request_ids: &["a", "b", "c"],
        ..CASE
    },
    Script {
        name: "a code that this build does not know",
        answers: &[r#"409

{"error": {"code": "order_locked", "message": "Order 7 is being changed.", "request_id": "req_1", "since": {"version": 9}}}"#],
        end: Err(
            "409 order_locked: Order 7 is being changed. (do not retry, request id req_1); given up after 1 attempt: no code is known, and the status does not call for a retry; request ids: req_1",
        ),
        request_ids: &["req_1"],
        ..CASE
    },
    Script {
        name: "a code that this build does not know, which asks to wait",
        answers: &[
            r#"503; retry-after: 2

{"error": {"code": "moving_house"}}"#,
            "403; retry-after: 4",
            DONE,
        ],
        waits: &[2_500, 5_000],
        ..CASE
    },
    Script {
        name: "a gateway that asks to wait, perhaps after it has passed the request on",
        ask: Ask::Post,
        answers: &["503; retry-after: 2"],
        end: Err(
            "503 Service Unavailable (retry after a delay); given up after 1 attempt: the request may have been executed and is not idempotent",
        ),
        ..CASE
    },
    Script {
        name: "statuses of proxies that do not last",
        answers: &["408", "429", "421", "425", DONE],
        waits: &[250, 1_250, 1_000, 2_000],
        ..CASE
    },
    Script {
        name: "statuses after which nothing was executed",
        ask: Ask::Post,
        answers: &["429", "421", "425; retry-after: 3", DONE],
        waits: &[1_250, 500, 3_750],
        ..CASE
    },
    Script {
        name: "a status that does not get better",
        answers: &["501; x-request-id: req_1"],
        end: Err(
            "501 Not Implemented (do not retry, request id req_1); given up after 1 attempt: no code is known, and the status does not call for a retry; request ids: req_1",
        ),
        request_ids: &["req_1"],
        ..CASE
    },
    Script {
        name: "a connection that is closed",
        answers: &[HANGS_UP, "500; x-request-id: req_2", HANGS_UP, DONE],
        waits: &[250, 500, 1_000],
        ..CASE
    },
    Script {
        name: "a connection that is always closed",
        answers: &[HANGS_UP, HANGS_UP, HANGS_UP, HANGS_UP, HANGS_UP],
        waits: &[250, 500, 1_000, 2_000],
        end: Err("no response; given up after 5 attempts: no attempt is left"),
        ..CASE
    },
    Script {
        name: "a connection that is closed on a request that is not idempotent",
        ask: Ask::Post,
        answers: &[HANGS_UP],
        end: Err(
            "no response; given up after 1 attempt: the request may have been executed and is not idempotent",
        ),
        ..CASE
    },
    Script {
        name: "a body that is cut",
        answers: &[
            r#"503; content-length: 500; retry-after: 1

{"error": {"code": "service_unavailable", "request_id": "req_1", "mess"#,
            r#"404; content-length: 500

{"error": {"code": "not_found", "request_id": "req_2", "message": "There is no"#,
        ],
        waits: &[1_250],
        end: Err(
            "404 not_found: The resource does not exist. Check the format of the ID. (do not retry, request id req_2, see https://docs.example.com/errors#not_found); given up after 2 attempts: the same request gets the same answer; request ids: req_1, req_2",
        ),
        request_ids: &["req_1", "req_2"],
        ..CASE
    },
    Script {
        name: "the page of a proxy",
        answers: &[
            "502; content-type: text/html; x-request-id: edge-1\n\n<html><h1>Bad Gateway</h1></html>",
            "403; content-type: text/html; x-request-id: edge-2\n\n<html><h1>Who are you?</h1></html>",
        ],
        waits: &[250],
        end: Err(
            "403 Forbidden (do not retry, request id edge-2); given up after 2 attempts: no code is known, and the status does not call for a retry; request ids: edge-1, edge-2",
        ),
        request_ids: &["edge-1", "edge-2"],
        ..CASE
    },
    Script {
        name: "a page without an end",
        answers: &["504; content-type: text/html\n\n…", DONE],
        waits: &[250],
        ..CASE
    },
    Script {
        name: "a request that must not be sent again",
        ask: Ask::Post,
        answers: &[r#"500; retry-after: 1

{"error": {"code": "internal_error", "message": "No.", "request_id": "req_1"}}"#],
        end: Err(
            "500 internal_error: No. (retry with backoff, request id req_1, see https://docs.example.com/errors#internal_error); given up after 1 attempt: the request may have been executed and is not idempotent; request ids: req_1",
        ),
        request_ids: &["req_1"],
        ..CASE
    },
    Script {
        name: "a request that was turned away",
        ask: Ask::Post,
        answers: &[
            r#"429

{"error": {"code": "rate_limit_exceeded"}}"#,
            DONE,
        ],
        waits: &[1_250],
        ..CASE
    },
    Script {
        name: "a request with a key",
        ask: Ask::Keyed,
        answers: &["500", HANGS_UP, DONE],
        waits: &[250, 500],
        ..CASE
    },
    Script {
        name: "a wait beyond the cap",
        answers: &[r#"429; retry-after: 86400

{"error": {"code": "quota_exceeded", "message": "Used up.", "request_id": "req_1"}}"#],
        end: Err(
            "429 quota_exceeded: Used up. (retry after a delay, request id req_1, see https://docs.example.com/errors#quota_exceeded); given up after 1 attempt: the server asks to wait for 86400 s; request ids: req_1",
        ),
        request_ids: &["req_1"],
        ..CASE
    },
    Script {
        name: "several waits, absurd and wrong ones",
        answers: &[
            "503; retry-after: 2; retry-after: 5; retry-after: -7",
            "500; retry-after: -1",
            "503; retry-after: 99999999999999999999",
        ],
        waits: &[6_250, 500],
        end: Err(
            "503 Service Unavailable (retry after a delay); given up after 3 attempts: the server asks to wait for 4294967295 s",
        ),
        ..CASE
    },
    Script {
        name: "no body, as HEAD has none",
        ask: Ask::Head,
        answers: &[
            "500; content-length: 700; x-request-id: req_1",
            "404; content-length: 90; x-request-id: req_2",
        ],
        waits: &[250],
        end: Err(
            "404 Not Found (do not retry, request id req_2); given up after 2 attempts: no code is known, and the status does not call for a retry; request ids: req_1, req_2",
        ),
        request_ids: &["req_1", "req_2"],
        ..CASE
    },
];
