//! The range of a token in its source file.

use errspec_codegen::__internal::derive::RustRange;
use proc_macro2::Span;

/// Returns the range where a token was written, even if that is in the body of a `macro_rules!`.
///
/// Returns `None` if the file is unknown: in editors, in doc tests, and outside a macro.
pub(crate) fn range(span: Span) -> Option<RustRange> {
    if !proc_macro::is_available() {
        return None;
    }
    let span = span.unwrap();
    let file = span.local_file()?;
    let path = std::env::current_dir().map_or_else(|_| file.clone(), |working| working.join(&file));
    let (start, end) = (span.start(), span.end());
    Some(RustRange {
        path,
        name: file.to_string_lossy().into_owned(),
        start: (start.line(), start.column()),
        end: (end.line(), end.column()),
    })
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::range;

    #[test]
    fn there_is_no_range_outside_a_macro() {
        assert_eq!(range(Span::call_site()), None);
    }
}
