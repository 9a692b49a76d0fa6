//! Did you mean: the known name that a reader of a wrong one most likely meant.

use crate::quoted::quoted;

/// How much work "did you mean" may be in one run, in pairs of letters: a second in a debug build.
const WORK: usize = 20_000_000;
/// What it costs to look at a name at all.
const LOOK: usize = 20;
/// A name that was meant differs from the wrong one by no more letters.
const NEAR: usize = 4;
/// How many names a help line lists, and how long it may become.
const LISTED: usize = 10;
const LIST: usize = 300;

/// The look for names that were meant, whose work is limited whatever the number of wrong names.
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
    /// The name that was most likely meant.
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

    /// "did you mean `x`?", or the list of what is known where it is short.
    pub fn did_you_mean<'n>(
        &mut self,
        wrong: &str,
        known: impl ExactSizeIterator<Item = &'n str> + Clone,
        what: &str,
    ) -> Option<String> {
        if let Some(name) = self.nearest(wrong, known.clone()) {
            return Some(format!("did you mean {}?", quoted(name)));
        }
        let is_short = known.len() <= LISTED && known.clone().map(str::len).sum::<usize>() <= LIST;
        is_short.then(|| list(known, what))
    }
}

/// The nearest of `known`, if it is near enough to be meant.
///
/// The same letters with other case or separators always are; else a third of the letters may differ,
/// and of a name of one letter none.
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
        let allowed = length.div_ceil(3).min(length.saturating_sub(1)).min(4);
        let distance = strsim::osa_distance(wrong, name);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// "did you mean `x`?", or else the list of what is known, of `what` kind.
#[must_use]
pub fn or_list<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone, what: &str) -> String {
    match nearest(wrong, known.clone()) {
        Some(name) => format!("did you mean {}?", quoted(name)),
        None => list(known, what),
    }
}

/// What is known, of `what` kind.
#[must_use]
pub fn list<'a>(known: impl IntoIterator<Item = &'a str>, what: &str) -> String {
    let names: Vec<_> = known.into_iter().map(quoted).collect();
    match names.as_slice() {
        [] => format!("there is no {what} at all"),
        [one] => format!("the only {what} is {one}"),
        [first @ .., last] => format!("the {what}s are {} and {last}", first.join(", ")),
    }
}

/// A name by its letters and digits alone, in lower case.
pub(crate) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{nearest, or_list};

    #[test]
    fn names_are_shown_as_in_any_sentence() {
        let known = ["user\u{202e}nimda"];
        assert_eq!(or_list("user_nimda", known, "bucket"), "did you mean `user\\u{202e}nimda`?");
        assert_eq!(or_list("x", known, "bucket"), "the only bucket is `user\\u{202e}nimda`");
    }

    #[test]
    fn a_name_is_near_if_most_of_it_is_the_same() {
        assert_eq!(nearest("not_fond", ["gone", "not_found"]), Some("not_found"));
        assert_eq!(nearest("NotFound", ["gone", "not_found"]), Some("not_found"));
        assert_eq!(nearest("ab", ["ac"]), Some("ac"));
        assert_eq!(nearest("a", ["b", "A"]), Some("A"));
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
