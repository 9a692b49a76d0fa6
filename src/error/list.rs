//! What is a list as the value of a detail, and what is its text form?

use core::fmt::{self, Write};

use crate::Value;

/// A list of values, as an error passes it on.
///
/// Lists, arrays and slices implement it if a reference to an element, of any lifetime, converts into a [`Value`]:
/// numbers, booleans, `String` and `&'static str`.
///
/// ```
/// use errspec::Value;
///
/// let ids = vec!["a", "b"];
/// assert_eq!(Value::List(&ids).to_string(), r#"["a","b"]"#);
/// assert_eq!(Value::List(&[7, 8]).to_string(), "[7,8]");
/// ```
pub trait ValueList {
    /// Calls `visit` with each element, in order.
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>));
}

impl<T> ValueList for [T]
where
    for<'e> &'e T: Into<Value<'e>>,
{
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for element in self {
            visit(element.into());
        }
    }
}

impl<T, const N: usize> ValueList for [T; N]
where
    for<'e> &'e T: Into<Value<'e>>,
{
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>)) {
        self.as_slice().visit(visit);
    }
}

#[cfg(feature = "alloc")]
impl<T> ValueList for alloc::vec::Vec<T>
where
    for<'e> &'e T: Into<Value<'e>>,
{
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>)) {
        self.as_slice().visit(visit);
    }
}

impl<L: ValueList + ?Sized> ValueList for &L {
    fn visit(&self, visit: &mut dyn FnMut(Value<'_>)) {
        (**self).visit(visit);
    }
}

/// Writes a list as compact JSON.
pub(super) fn fmt_list(list: &dyn ValueList, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut outcome = f.write_char('[');
    let mut comma = "";
    list.visit(&mut |value| {
        if outcome.is_ok() {
            outcome = f.write_str(comma).and_then(|()| fmt_json(value, f));
            comma = ",";
        }
    });
    outcome.and_then(|()| f.write_char(']'))
}

fn fmt_json(value: Value<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Value::Str(text) => fmt_string(&text, f),
        Value::Display(value) => fmt_string(value, f),
        Value::F32(value) if !value.is_finite() => f.write_str("null"),
        Value::F64(value) if !value.is_finite() => f.write_str("null"),
        // Always with a fraction or an exponent, like in the body of a response.
        Value::F32(value) => write!(f, "{value:?}"),
        Value::F64(value) => write!(f, "{value:?}"),
        Value::List(list) => fmt_list(list, f),
        Value::I64(_) | Value::U64(_) | Value::I128(_) | Value::U128(_) | Value::Bool(_) => {
            write!(f, "{value}")
        }
        #[cfg(feature = "envelope")]
        Value::Json(json) => f.write_str(json),
    }
}

fn fmt_string(text: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    write!(Escaped(f), "{text}")?;
    f.write_char('"')
}

/// Escapes what a JSON string cannot contain as it is.
struct Escaped<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        part.chars().try_for_each(|c| match c {
            '"' | '\\' => write!(self.0, "\\{c}"),
            '\n' => self.0.write_str("\\n"),
            '\r' => self.0.write_str("\\r"),
            '\t' => self.0.write_str("\\t"),
            '\u{8}' => self.0.write_str("\\b"),
            '\u{c}' => self.0.write_str("\\f"),
            '\0'..='\u{1f}' => write!(self.0, "\\u{:04x}", u32::from(c)),
            c => self.0.write_char(c),
        })
    }
}
