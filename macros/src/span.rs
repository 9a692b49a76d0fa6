//! Where in which source file is a token?

use errspec_codegen::__internal::derive::RustRange;
use proc_macro2::Span;

/// The range of a token: where it was written, be it in the body of a `macro_rules!`.
///
/// None where no file is known: in editors, in doc tests, and outside of a macro.
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
    fn outside_of_a_macro_there_is_no_range() {
        assert_eq!(range(Span::call_site()), None);
    }
}
