//! Suggestions for an unknown name: the known name that was most likely meant, or the list of the known ones.

use crate::quoted::verbatim;

/// The limit for the work of all suggestions in one run, in pairs of letters: about a second in a debug build.
const WORK: usize = 20_000_000;
/// The cost of looking at a name at all.
const LOOK: usize = 20;
/// The largest number of letters in which a similar name differs.
const NEAR: usize = 4;
/// The most names that a help line lists, and the most bytes that they take.
const LISTED: usize = 10;
const LIST: usize = 300;
/// The most related spans that a diagnostic labels.
pub const LABELED: usize = LISTED - 1;

/// A search for similar names. Its work is limited, however many names are wrong.
#[derive(Debug)]
pub struct Search {
    work_left: usize,
}

impl Default for Search {
    fn default() -> Self {
        Self { work_left: WORK }
    }
}

impl Search {
    /// The known name that was most likely meant.
    pub fn nearest<'n>(&mut self, wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        let left = &mut self.work_left;
        let mut spend = |work: usize| {
            *left = left.saturating_sub(work);
            *left > 0
        };
        let near =
            known.into_iter().take_while(|_| spend(LOOK)).filter(|n| n.len().abs_diff(wrong.len()) <= NEAR);
        let near: Vec<_> = near.collect();
        if !spend(near.len() * wrong.len() * wrong.len()) {
            return None;
        }
        nearest(wrong, near)
    }

    /// The help for an unknown name: a similar one, or all known names if there are few.
    ///
    /// `what` is the noun, such as `bucket`, or `valid value` for one of a few values.
    pub fn similar_or_list<'n>(
        &mut self,
        wrong: &str,
        known: impl ExactSizeIterator<Item = &'n str> + Clone,
        what: &str,
    ) -> Option<String> {
        if let Some(name) = self.nearest(wrong, known.clone()) {
            return Some(similar(what, name));
        }
        let is_short = known.len() <= LISTED && known.clone().map(str::len).sum::<usize>() <= LIST;
        is_short.then(|| list(known, what))
    }
}

/// The most similar of the `known` names, if it is similar enough to be meant.
///
/// A name with the same letters in another case, or with other separators, always is.
/// Otherwise a third of the letters may differ, as in rustc: one in a name of two letters, none in a name of one.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer names are never typed by hand, and the distance costs their product.
    if wrong.len() > 100 {
        return None;
    }
    let letters = letters(wrong);
    let mut best = None;
    for name in known {
        if name.len() > 100 {
            continue;
        }
        if !letters.is_empty() && letters == self::letters(name) {
            return Some(name);
        }
        let length = wrong.chars().count().max(name.chars().count());
        let allowed = (length / 3).max(1).min(length.saturating_sub(1)).min(NEAR);
        let distance = strsim::osa_distance(wrong, name);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The help for an unknown name: a similar one, or else the known names.
#[must_use]
pub fn similar_or_list<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
    what: &str,
) -> String {
    match nearest(wrong, known.clone()) {
        Some(name) => similar(what, name),
        None => list(known, what),
    }
}

/// The help that names a similar thing, such as "a bucket with a similar name exists: `fix_in_code`".
#[must_use]
pub fn similar(what: &str, name: &str) -> String {
    let what = what.strip_prefix("valid ").unwrap_or(what);
    format!("{} {what} with a similar name exists: `{}`", article(what), verbatim(name))
}

/// The help that names the right name, which is similar to the wrong one or means the same.
#[must_use]
pub fn right_name(wrong: &str, right: &str, what: &str) -> String {
    match nearest(wrong, [right]) {
        Some(right) => similar(what, right),
        None => format!("write `{}`", verbatim(right)),
    }
}

/// The help that lists the known names, such as "the buckets are `wait` and `fix_in_code`".
///
/// Of many names it lists the first ones and counts the others.
#[must_use]
pub fn list<'a>(known: impl IntoIterator<Item = &'a str>, what: &str) -> String {
    let listed = bounded(known);
    match listed.as_slice() {
        [] => format!("no {what} exists"),
        [one] => format!("the only {what} is {one}"),
        _ => format!("the {what}s are {}", and(&listed)),
    }
}

/// The names in backticks, joined as in "`a`, `b` and `c`". Of many names it has the first ones and counts the others.
#[must_use]
pub fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    and(&bounded(names))
}

/// The parts joined as in "a, b and c".
#[must_use]
pub fn and(listed: &[String]) -> String {
    match listed {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn bounded<'a>(known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut length = 0;
    let (mut listed, mut others) = (Vec::new(), 0);
    for name in known {
        length += name.len();
        if others == 0 && (listed.is_empty() || listed.len() < LISTED && length <= LIST) {
            listed.push(format!("`{}`", verbatim(name)));
        } else {
            others += 1;
        }
    }
    if others > 0 {
        listed.push(format!("{others} more"));
    }
    listed
}

/// `a` or `an`.
pub(crate) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// The letters and digits of a name, in lower case.
#[must_use]
pub fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{list, nearest, similar_or_list};

    #[test]
    fn names_cannot_steer_a_terminal() {
        let known = ["user\u{202e}nimda"];
        assert_eq!(
            similar_or_list("user_nimda", known, "bucket"),
            "a bucket with a similar name exists: `user\\u{202e}nimda`"
        );
        assert_eq!(similar_or_list("x", known, "bucket"), "the only bucket is `user\\u{202e}nimda`");
    }

    #[test]
    fn names_are_listed_whole_and_not_too_many_of_them() {
        assert_eq!(list([], "bucket"), "no bucket exists");
        assert_eq!(list(["a", "b"], "impl"), "the impls are `a` and `b`");
        let long = "l".repeat(250);
        assert_eq!(list([&*long], "code"), format!("the only code is `{long}`"));
        assert_eq!(list([&*long, &long, "c"], "code"), format!("the codes are `{long}` and 2 more"));
        assert_eq!(
            list(["n"; 12], "key"),
            "the keys are `n`, `n`, `n`, `n`, `n`, `n`, `n`, `n`, `n`, `n` and 2 more"
        );
    }

    #[test]
    fn a_suggestion_has_its_article() {
        let cases = [
            ("bucket", "a bucket with a similar name exists: `ab`"),
            ("attribute", "an attribute with a similar name exists: `ab`"),
            ("valid value", "a value with a similar name exists: `ab`"),
        ];
        for (what, expected) in cases {
            assert_eq!(similar_or_list("ac", ["ab"], what), expected);
        }
    }

    #[test]
    fn a_name_is_near_if_most_of_it_is_the_same() {
        assert_eq!(nearest("not_fond", ["gone", "not_found"]), Some("not_found"));
        assert_eq!(nearest("NotFound", ["gone", "not_found"]), Some("not_found"));
        assert_eq!(nearest("ab", ["ac"]), Some("ac"));
        assert_eq!(nearest("a", ["b", "A"]), Some("A"));
        assert_eq!(nearest("htpp", ["http"]), Some("http"));
    }

    #[test]
    fn a_name_is_not_near_if_more_than_a_third_of_it_differs() {
        for (wrong, known) in [
            ("camelCase", "PascalCase"),
            ("kebab-case", "snake_case"),
            ("never", "ever_so"),
            ("luck", "lake"),
        ] {
            assert_eq!(nearest(wrong, [known]), None, "{wrong}");
        }
    }

    #[test]
    fn of_several_names_the_nearest_is_meant_and_of_equals_the_first() {
        assert_eq!(nearest("not_fond", ["not_bound", "not_found"]), Some("not_found"));
        assert_eq!(nearest("not_fond", ["not_found", "not_bound"]), Some("not_found"));
        assert_eq!(nearest("lock", ["look", "luck"]), Some("look"));
        assert_eq!(nearest("lock", ["luck", "look"]), Some("luck"));
    }

    #[test]
    fn names_of_more_than_a_hundred_letters_are_not_compared() {
        let [long, longer] = [99, 100].map(|length| "a".repeat(length) + "b");
        assert_eq!(nearest(&"a".repeat(100), [&*long]), Some(&*long));
        assert_eq!(nearest(&"a".repeat(101), [&*long]), None);
        assert_eq!(nearest(&long, [&*longer]), None);
    }

    #[test]
    fn names_without_a_common_letter_are_not() {
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("not_found", ["gone"]), None);
        assert_eq!(nearest("--", ["__", ""]), None);
        assert_eq!(nearest("", ["a"]), None);
    }
}
