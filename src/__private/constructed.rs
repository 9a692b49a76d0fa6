//! How is an error created from a code and its params?

use core::fmt;

use super::fill::{fill, has_all};
use super::one_of;
use crate::{ApiError, Detail, Value};

/// A param of an error that is being created.
pub struct ConstructedParam {
    /// As in JSON.
    pub name: &'static str,
    /// Whether it is a detail, too, and not only a part of the message.
    pub is_sent: bool,
    /// `None` if the param is optional and has no value.
    pub value: Option<Detail>,
}

/// Creates an error with its details, and with its message if all params in the template have a value.
#[track_caller]
pub fn constructed<C, const N: usize>(
    code: C,
    template: Option<&str>,
    params: [ConstructedParam; N],
) -> ApiError<C> {
    let mut error = ApiError::new(code);
    if let Some(template) = template {
        let visit = |visit: &mut dyn FnMut(&'static str, Value<'_>)| {
            for ConstructedParam { name, value, .. } in &params {
                if let Some(value) = value {
                    visit(name, value.value());
                }
            }
        };
        if has_all(template, &visit) {
            error = error.with_message(alloc::format!("{}", FilledTemplate(template, &visit)));
        }
    }
    for ConstructedParam { name, is_sent, value } in params {
        if let (true, Some(value)) = (is_sent, value) {
            error = error.with_detail(name, value);
        }
    }
    error
}

/// Visits params, as `ApiErrorSpec::visit_details` does.
type Visit<'a> = dyn Fn(&mut dyn FnMut(&'static str, Value<'_>)) + 'a;

struct FilledTemplate<'a>(&'a str, &'a Visit<'a>);

impl fmt::Display for FilledTemplate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fill(self.0, f, self.1)
    }
}

/// Converts an optional argument.
pub fn optional<T>(argument: impl Into<Option<T>>) -> Option<T> {
    argument.into()
}

/// Converts an argument that is a list.
pub fn list<T, D: Into<Detail>>(argument: impl IntoIterator<Item = T>, detail: impl Fn(T) -> D) -> Detail {
    argument.into_iter().map(detail).collect()
}

/// In a debug build, panics if the value of a param is not one of those that the spec lists.
#[track_caller]
pub fn assert_one_of(params: &[ConstructedParam], name: &str, allowed: &[&str]) {
    let param = params.iter().find(|param| param.name == name);
    if let Some(value) = param.and_then(|param| param.value.as_ref()) {
        let _ = one_of(value.value(), name, allowed);
    }
}
