//! Did you mean: the known name that a reader of a wrong one most likely meant.

/// The nearest of `known`, if it is near enough to be meant.
///
/// The same letters with other case or separators always are; else a third of the letters may differ.
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
        if letters == self::letters(name) {
            return Some(name);
        }
        let allowed = wrong.chars().count().max(name.chars().count()).div_ceil(3).min(4);
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
    if let Some(name) = nearest(wrong, known.clone()) {
        return format!("did you mean `{name}`?");
    }
    let names: Vec<_> = known.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => format!("there is no {what} at all"),
        [one] => format!("the only {what} is {one}"),
        [first @ .., last] => format!("the {what}s are {} and {last}", first.join(", ")),
    }
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
