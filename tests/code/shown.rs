//! Which fields are strings for a param, and which use `Display`?

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::net::Ipv4Addr;
use std::rc::Rc;
use std::sync::Arc;

// As in an expansion: traits without a name.
use errspec::__private::{Shown, ShownDisplay as _, ShownText as _};
use errspec::Value;

/// The kind and the text of a value.
fn seen(value: Value<'_>) -> String {
    match value {
        Value::Str(text) => format!("string {text}"),
        Value::Display(shown) => format!("shown {shown}"),
        other => format!("neither {other}"),
    }
}

/// As in an expansion.
macro_rules! value {
    ($field:expr) => {
        (&Shown($field)).shown_value()
    };
}

macro_rules! check {
    ($($field:expr => $expected:literal,)*) => {$(
        let field = $field;
        assert_eq!(seen(value!(&field)), $expected, "{}", stringify!($field));
    )*};
}

#[test]
fn strings() {
    check! {
        "text" => "string text",
        String::from("text") => "string text",
        Box::<str>::from("text") => "string text",
        Rc::<str>::from("text") => "string text",
        Arc::<str>::from("text") => "string text",
        Cow::Borrowed("text") => "string text",
        Cow::<str>::Owned(String::from("text")) => "string text",
        &"text" => "string text",
        &&String::from("text") => "string text",
        &Box::<str>::from("text") => "string text",
    }
    assert_eq!(seen(value!("unsized")), "string unsized");
}

#[test]
fn anything_else_with_a_text() {
    check! {
        Ipv4Addr::LOCALHOST => "shown 127.0.0.1",
        &Ipv4Addr::LOCALHOST => "shown 127.0.0.1",
        7_u64 => "shown 7",
        'c' => "shown c",
        Box::new("text") => "shown text",
        &Box::new(7) => "shown 7",
        Rc::new(String::from("text")) => "shown text",
        Box::new('c') as Box<dyn Display> => "shown c",
        &'c' as &dyn Display => "shown c",
        fmt::Error => "shown an error occurred when formatting an argument",
    }
    let field: &(dyn Display + Send) = &'c';
    assert_eq!(seen(value!(field)), "shown c");
}

/// The type of a generic field is not known where its value is used.
#[test]
fn generic_fields() {
    fn shown<T: Display>(field: &T) -> String {
        seen(value!(field))
    }
    fn borrowed<T: Display + ?Sized>(field: &T) -> String {
        seen(value!(&field))
    }
    assert_eq!(shown(&String::from("text")), "shown text");
    assert_eq!(shown(&7), "shown 7");
    assert_eq!(borrowed("text"), "shown text");
}
