//! The client escapes the same characters of a response as the command line tool.

use errspec::client::Failure;
use errspec_codegen::__internal::characters::breaks_a_line;

use crate::code::ErrorCode;

#[test]
fn the_client_and_the_tool_escape_the_same_characters() {
    let all: Vec<char> = (char::MIN..=char::MAX).collect();
    for some in all.chunks(100) {
        let body = serde_json::json!({ "error": { "code": "odd", "message": format!("a{}a", String::from_iter(some)) } });
        let shown = Failure::<ErrorCode>::from_body(body.to_string().as_bytes()).to_string();
        let escaped = some
            .iter()
            .map(|&c| if breaks_a_line(c) { c.escape_default().to_string() } else { c.to_string() });
        let expected = escaped.collect::<String>();
        assert!(
            shown.contains(&format!("a{expected}a")),
            "{:?} to {:?}:\n{shown}",
            some[0],
            some[some.len() - 1]
        );
    }
}
