//! Messages are filled with params, whatever the values contain.

use std::fmt::{self, Display, Write};

use errspec::__private::fill;
use errspec::Value;

/// A message and its details, as in a derived `fmt_message`.
struct Filled<'a> {
    template: &'a str,
    details: &'a [(&'static str, Value<'a>)],
}

impl Display for Filled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fill(self.template, f, &|visit| {
            for &(name, value) in self.details {
                visit(name, value);
            }
        })
    }
}

const DETAILS: &[(&str, Value<'_>)] = &[
    ("limit", Value::U64(100)),
    ("name", Value::Str("{limit}")),
    ("größe", Value::F32(0.1)),
    ("type", Value::Bool(true)),
    ("limit", Value::U64(7)),
    ("empty", Value::Str("")),
];

#[track_caller]
fn check(template: &str, expected: &str) {
    let filled = Filled { template, details: DETAILS };
    assert_eq!(filled.to_string(), expected);
    check_full_sink(&filled, expected);
}

/// Wherever the writer fails, the error is returned and nothing is written after it.
#[track_caller]
fn check_full_sink(filled: &Filled<'_>, expected: &str) {
    for room in 0..expected.len() {
        let mut sink = Sink { room, text: String::new() };
        assert_eq!(write!(sink, "{filled}"), Err(fmt::Error), "{room}");
        assert!(expected.starts_with(&sink.text), "{:?}", sink.text);
    }
    let mut sink = Sink { room: expected.len(), text: String::new() };
    assert_eq!(write!(sink, "{filled}"), Ok(()));
    assert_eq!(sink.text, expected);
}

struct Sink {
    room: usize,
    text: String,
}

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        self.text.push_str(text);
        Ok(())
    }
}

#[test]
fn params_are_filled_in() {
    check("", "");
    check("Nothing to fill in.", "Nothing to fill in.");
    check("{limit}", "100");
    check("The limit of {limit} per minute.", "The limit of 100 per minute.");
    check("{limit}{limit}{type}", "100100true");
    check("{größe} € {type}", "0.1 € true");
    check("[{empty}]", "[]");
}

#[test]
fn values_are_not_templates() {
    check("{name}", "{limit}");
    check("{{{name}}}", "{{limit}}");
}

#[test]
fn doubled_braces_are_braces() {
    check("{{", "{");
    check("}}", "}");
    check("{{}}", "{}");
    check("{{limit}}", "{limit}");
    check("{{{limit}}}", "{100}");
    check("{{{{limit}}}}", "{{limit}}");
    check("a {{ b }} c", "a { b } c");
}

#[test]
fn what_no_detail_fills_stays() {
    check("{unknown} {limit}", "{unknown} 100");
    check("{}", "{}");
    check("{ limit }", "{ limit }");
    check("{limit:>5}", "{limit:>5}");
    check("{Limit}", "{Limit}");
}

#[test]
fn brace_without_its_other_stays() {
    check("{", "{");
    check("}", "}");
    check("{limit", "{limit");
    check("limit}", "limit}");
    check("{a{limit}", "{a100");
    check("{limit}}", "100}");
    check("{€", "{€");
}

/// A value that writes the flags it is formatted with.
struct Asked;

impl Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:?}{:?}", f.alternate(), f.width(), f.precision())
    }
}

#[test]
fn format_of_the_whole_is_none_of_a_param() {
    let details = &[("asked", Value::Display(&Asked)), ("limit", Value::U64(100))];
    let filled = Filled { template: "{asked} {limit}", details };
    for text in [format!("{filled}"), format!("{filled:#}"), format!("{filled:>9.1}")] {
        assert_eq!(text, "falseNoneNone 100");
    }
}

#[test]
fn value_that_fails_ends_the_message() {
    struct Fails;
    impl Display for Fails {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Err(fmt::Error)
        }
    }
    let details = &[("fails", Value::Display(&Fails)), ("fails", Value::U64(7))];
    let mut text = String::new();
    assert_eq!(write!(text, "{}", Filled { template: "a {fails} b", details }), Err(fmt::Error));
    assert_eq!(text, "a ");
}
