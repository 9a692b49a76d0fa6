//! What does a log contain of a response that wants to break, hide or fill it?

use std::time::Duration;

use errspec::client::{Attempts, Failure, RetryError, Stop};
use regex_syntax::hir::{Class, HirKind};

use crate::code::ErrorCode;

/// Whether a character must not be in a log as it is, by the data of Unicode.
fn unseen() -> impl Fn(char) -> bool {
    let pattern = r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]";
    let HirKind::Class(Class::Unicode(class)) = regex_syntax::parse(pattern).unwrap().into_kind() else {
        unreachable!("the pattern is a class")
    };
    move |c| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c))
}

fn read(code: &str, message: &str) -> Failure<ErrorCode> {
    let body = serde_json::json!({ "error": { "code": code, "message": message } });
    Failure::from_body(body.to_string().as_bytes())
}

#[test]
fn characters_that_are_not_seen_are_escaped() {
    let unseen = unseen();
    let all: Vec<char> = (char::MIN..=char::MAX).collect();
    for some in all.chunks(90) {
        let shown = read("odd", &format!("a{}a", String::from_iter(some))).to_string();
        let escaped =
            some.iter().map(|&c| if unseen(c) { c.escape_default().to_string() } else { c.to_string() });
        let expected = escaped.collect::<String>();
        assert!(
            shown.contains(&format!("a{expected}a")),
            "{:?} to {:?}:\n{shown}",
            some[0],
            some[some.len() - 1]
        );
    }
}

#[test]
fn no_output_has_a_character_that_is_not_seen() {
    let unseen = unseen();
    for c in (char::MIN..=char::MAX).filter(|c| unseen(*c)) {
        let failure = read(&format!("a{c}"), &format!("b{c}"));
        let mut attempts = Attempts::new();
        attempts.push(&failure, Duration::ZERO);
        let error = RetryError::new(Some(failure.clone()), attempts, Stop::OutOfAttempts);
        for text in [
            failure.to_string(),
            format!("{failure:?}"),
            format!("{error:#}"),
            format!("{error:?}"),
            error.ticket(&[]).to_string(),
        ] {
            assert!(!text.chars().any(|c| c != '\n' && unseen(c)), "{c:?}: {text:?}");
        }
        assert!(!format!("{failure:#?}").chars().any(|c| c != '\n' && unseen(c)), "{c:?}");
    }
}

/// Texts that fill a body: of characters of each width, and of characters that are escaped.
#[test]
fn a_text_that_fills_the_body_does_not_fill_the_log() {
    for filler in ["a", "é", "…", "😀", "\n", "\u{200b}", "\u{e0001}", "\"", "\\"] {
        // Each shift of a character by a byte is one case.
        for start in ["", "x", "xx", "xxx"] {
            let long = format!("{start}{}", filler.repeat(20_000 / filler.len()));
            let link = format!("https://docs.example.com/{}", "a".repeat(20_000));
            let body = serde_json::json!({ "error": {
                "code": long, "message": long, "docs_url": link, "details": { "a": long },
            } });
            let failure = Failure::<ErrorCode>::from_body(body.to_string().as_bytes());
            let mut attempts = Attempts::new();
            (0..5).for_each(|_| attempts.push(&failure, Duration::ZERO));
            let error = RetryError::new(Some(failure.clone()), attempts.clone(), Stop::OutOfAttempts);
            let check = |text: &str, max: usize| {
                assert!(text.len() <= max, "{filler:?}: {} bytes", text.len());
                assert!(text.contains('…'), "{filler:?}: {text}");
            };
            check(&failure.to_string(), 1_400);
            check(&format!("{failure:#}"), 1_400);
            check(&format!("{failure:?}"), 4_200);
            check(&format!("{failure:#?}"), 4_200);
            check(&format!("{:?}", failure.errors().next().unwrap()), 4_200);
            check(&error.to_string(), 1_500);
            check(&format!("{attempts:?}"), 5 * 500);
            check(&format!("{error:?}"), 4_200 + 5 * 500);
            check(&error.ticket(ErrorCode::SUPPORT).to_string(), 1_400 + 5 * 300 + 1_000);
            // The data is what was sent.
            assert!(failure.code().is_none_or(|code| long.starts_with(code)), "{filler:?}");
        }
    }
}

#[test]
fn many_errors_do_not_fill_the_log() {
    let details: serde_json::Map<_, _> = (0..90).map(|at| (format!("name_{at}"), at.into())).collect();
    let body = serde_json::json!({ "error": { "code": "not_found", "details": details } });
    let failure = Failure::<ErrorCode>::from_body(body.to_string().as_bytes());
    assert_eq!(failure.details().count(), 90);
    assert!(format!("{failure:?}").len() <= 4_100);
    assert!(format!("{failure:#?}").len() <= 4_100);
}
