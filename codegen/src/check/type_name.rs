//! Is a string the qualified name of a type, in Rust or in any language?
//! Written by hand, because `syn` recurses as deep as its input does.

use crate::rust_name;

/// How deep generics may be nested.
const DEEPEST: usize = 8;

/// Which names are accepted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// Names joined by `::` or `.`, each optionally with generics in `<…>`, as in Rust, C++, Java, Python or Go.
    Any,
    /// Names joined by `::`, none of which is a keyword, except for `crate`, `self` and `super` where Rust allows them.
    Rust,
}

/// Whether a string is the qualified name of a type. A bare name is not, because a later version of the format may
/// define it as a built-in type.
pub(super) fn is_qualified(text: &str, syntax: Syntax) -> bool {
    let mut rest = text;
    let parts = syntax.separators().iter().any(|separator| text.contains(separator));
    parts && name(&mut rest, syntax, 0) && rest.is_empty()
}

impl Syntax {
    fn separators(self) -> &'static [&'static str] {
        match self {
            Self::Any => &["::", "."],
            Self::Rust => &["::"],
        }
    }

    /// Whether a part of a name is valid. `leads` is set for the first part, and for those after leading `super`s.
    fn has(self, part: &str, leads: bool) -> bool {
        let is_name = !part.is_empty() && part != "_" && !part.starts_with(|c: char| c.is_ascii_digit());
        match self {
            Self::Any => is_name,
            Self::Rust if leads && matches!(part, "crate" | "self" | "super") => true,
            Self::Rust => is_name && !rust_name::is_keyword(part),
        }
    }
}

fn name(rest: &mut &str, syntax: Syntax, depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let mut leads = !eat(rest, "::");
    loop {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        if !syntax.has(part, leads) {
            return false;
        }
        *rest = after;
        if eat(rest, "<") && !generics(rest, syntax, depth) {
            return false;
        }
        if !syntax.separators().iter().any(|separator| eat(rest, separator)) {
            return true;
        }
        leads = leads && part == "super";
    }
}

fn generics(rest: &mut &str, syntax: Syntax, depth: usize) -> bool {
    loop {
        *rest = rest.trim_start_matches(' ');
        if !name(rest, syntax, depth + 1) {
            return false;
        }
        *rest = rest.trim_start_matches(' ');
        if eat(rest, ">") {
            return true;
        }
        if !eat(rest, ",") {
            return false;
        }
    }
}

fn eat(rest: &mut &str, token: &str) -> bool {
    match rest.strip_prefix(token) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Syntax, is_qualified};

    fn nested(depth: usize) -> String {
        format!("{}a::B{}", "a::A<".repeat(depth), ">".repeat(depth))
    }

    #[test]
    fn rust_has_paths() {
        let deepest = nested(DEEPEST);
        let paths = [
            "crate::A",
            "::a::A",
            "super::super::A",
            "a::A<b::B, c::C<d::D>>",
            "Vec<a::A>",
            "a::_a",
            &deepest,
        ];
        for path in paths {
            assert!(is_qualified(path, Syntax::Rust), "{path}");
            assert!(is_qualified(path, Syntax::Any), "{path}");
        }
    }

    #[test]
    fn other_languages_have_names_that_rust_does_not_have() {
        for name in ["time.Duration", "a.b.C<d.E>", "a::type::B", "a::crate::B", "self.A", "crate::super::A"]
        {
            assert!(is_qualified(name, Syntax::Any), "{name}");
            assert!(!is_qualified(name, Syntax::Rust), "{name}");
        }
    }

    #[test]
    fn other_strings_are_not_qualified_names() {
        let too_deep = nested(DEEPEST + 1);
        let texts = [
            "",
            "A",
            "Vec<A>",
            "::",
            "a::",
            "a.",
            ".a",
            "a..b",
            "a:::b",
            "a::1b",
            "1.5",
            "_::A",
            "a::A<>",
            "a::A<b::B",
            "a::A>",
            "a::A?",
            "[a::A]",
            "&a::A",
            "a b::C",
            "a::Ä",
            &too_deep,
        ];
        for text in texts {
            assert!(!is_qualified(text, Syntax::Any), "{text}");
            assert!(!is_qualified(text, Syntax::Rust), "{text}");
        }
    }
}
