//! Fields for params of type `string`.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::net::Ipv4Addr;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;

use errspec::ApiErrorSpec;

use crate::seen;

/// A field as the only param of a code.
macro_rules! string_param {
    ($($value:expr, $ty:ty => $seen:literal;)*) => {$({
        #[derive(ApiErrorSpec)]
        #[api_error(spec = "tests/derive/spec/errors.yaml", code = "card_blocked", without(Error))]
        struct Blocked<'a> {
            card: $ty,
            marker: std::marker::PhantomData<&'a ()>,
        }
        let value = $value;
        let error = Blocked { card: value, marker: std::marker::PhantomData };
        assert_eq!(seen::details(&error), concat!("card=", $seen, ";"), stringify!($ty));
        assert_eq!(error.marker, std::marker::PhantomData);
    })*};
}

#[test]
fn strings() {
    let text = String::from("x");
    string_param! {
        "x", &'a str => "Str(\"x\")";
        text.clone(), String => "Str(\"x\")";
        &text, &'a String => "Str(\"x\")";
        &text.as_str(), &'a &'a str => "Str(\"x\")";
        &&text, &'a &'a String => "Str(\"x\")";
        text.clone().into_boxed_str(), Box<str> => "Str(\"x\")";
        Cow::Borrowed("x"), Cow<'a, str> => "Str(\"x\")";
        Cow::Owned(text.clone()), Cow<'static, str> => "Str(\"x\")";
        Arc::from("x"), Arc<str> => "Str(\"x\")";
        Rc::from("x"), Rc<str> => "Str(\"x\")";
        &Rc::from("x"), &'a Rc<str> => "Str(\"x\")";
    }
}

#[test]
fn any_type_with_display_is_a_string() {
    string_param! {
        'x', char => "Display(x)";
        7, u8 => "Display(7)";
        true, bool => "Display(true)";
        -0.5, f64 => "Display(-0.5)";
        Ipv4Addr::LOCALHOST, Ipv4Addr => "Display(127.0.0.1)";
        &Ipv4Addr::LOCALHOST, &'a Ipv4Addr => "Display(127.0.0.1)";
        format_args!("{}", 7), fmt::Arguments<'a> => "Display(7)";
        Box::new(7), Box<dyn Display> => "Display(7)";
        &7, &'a dyn Display => "Display(7)";
        Box::new(7), Box<dyn Display + Send + Sync + 'a> => "Display(7)";
        NonZero::<u8>::MAX, NonZero<u8> => "Display(255)";
        std::num::Wrapping(7), std::num::Wrapping<i8> => "Display(7)";
        Error("x"), Error => "Display(an error, x)";
    }
}

#[derive(Debug)]
struct Error(&'static str);

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an error, {}", self.0)
    }
}

/// A type that behaves like a string, but is none to the derive.
struct Masked(String);

impl std::ops::Deref for Masked {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Masked {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// `Display` is used, not the string that a type dereferences to.
#[test]
fn display_is_not_bypassed() {
    string_param! {
        Masked("POISON".into()), Masked => "Display(***)";
        &Masked("POISON".into()), &'a Masked => "Display(***)";
        Box::new(Masked("POISON".into())), Box<Masked> => "Display(***)";
    }
}
