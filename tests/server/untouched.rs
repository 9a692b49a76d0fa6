//! Responses that the layer must not touch, and `HEAD`.

use crate::ask::{Ask, Layers, get};
use crate::framework::{check_text, each};

#[test]
fn a_success_is_unchanged() {
    for (path, text) in [
        ("/parts", "200\nx-request-id: req_test\n\npart 1\npart 2\npart 3\n"),
        ("/moved", "302\ncontent-length: 0\nlocation: /parts\nx-request-id: req_test\n\n"),
        ("/cached", "304\ncontent-length: 0\netag: \"1\"\nx-request-id: req_test\n\n"),
    ] {
        check_text(Layers::ONE, &get(path), text, &[]);
    }
}

#[test]
fn an_error_sent_with_200_is_unchanged() {
    let body = r#"{"error":{"code":"not_found","message":"It does not exist.","docs_url":"https://d.example/#not_found"}}"#;
    let length = body.len();
    let expected = format!(
        "200\ncontent-length: {length}\ncontent-type: application/json\nx-request-id: req_test\n\n{body}"
    );
    check_text(Layers::ONE, &get("/error-with-200"), &expected, &[]);
}

#[test]
fn an_untouched_failure_is_logged_and_unchanged() {
    check_text(
        Layers::ONE,
        &get("/foreign"),
        concat!(
            "502\ncontent-language: de\ncontent-length: 6\ncontent-type: text/plain; charset=utf-8\n",
            "x-request-id: req_test\n\nkaputt",
        ),
        &[r#"error request{request_id="req_test"} request failed: status=502 request_id="req_test""#],
    );
}

#[test]
fn head_gets_only_the_headers() {
    for path in ["/nowhere", "/broken", "/fails/io", "/fails/panic"] {
        for ((framework, get), (_, head)) in
            each(Layers::ONE, &get(path)).zip(each(Layers::ONE, &Ask::new("HEAD", path)))
        {
            assert_eq!(head.head(), get.head(), "{framework:?} {path}");
            assert!(!get.body.is_empty(), "{framework:?} {path}");
            assert!(head.body.is_empty(), "{framework:?} {path}");
            assert_eq!(head.log, get.log, "{framework:?} {path}");
        }
    }
}
