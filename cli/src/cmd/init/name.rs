//! The name of an API in a new spec, from the name of its package or directory.

use std::path::Path;

/// The name if nothing better is known.
const DEFAULT: &str = "My API";
/// A longer name does not fit into a heading.
const LONGEST: usize = 60;

/// Returns such as "Shop API" for the package `shop`; without a package, the name of its directory is used.
pub(super) fn of(package: &Path) -> String {
    let manifest = std::fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default();
    let name = of_manifest(&manifest).map(str::to_owned);
    let name = name.or_else(|| Some(package.file_name()?.to_str()?.to_owned()));
    name.and_then(|name| readable(&name)).unwrap_or_else(|| DEFAULT.to_owned())
}

/// The name of the package; names of packages need no escapes in TOML.
fn of_manifest(manifest: &str) -> Option<&str> {
    let mut lines = manifest.lines().map(str::trim).skip_while(|line| *line != "[package]").skip(1);
    let name = lines
        .by_ref()
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| line.strip_prefix("name")?.trim_start().strip_prefix('='))?;
    let name = name.trim_start();
    let quote = name.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    name[1..].split(quote).next()
}

/// `None` for a name that is not made of words.
fn readable(name: &str) -> Option<String> {
    let is_plain = |letter: char| letter.is_alphanumeric() || ['-', '_', ' '].contains(&letter);
    if !name.chars().all(is_plain) || name.len() > LONGEST {
        return None;
    }
    let mut words: Vec<&str> = name.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    if words.last().is_some_and(|last| last.eq_ignore_ascii_case("api")) {
        words.pop();
    }
    let words = words.join(" ");
    let mut letters = words.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).chain(" API".chars()).collect())
}

#[cfg(test)]
mod tests {
    use super::{of_manifest, readable};

    #[test]
    fn names_become_readable() {
        for (name, expected) in [
            ("shop", Some("Shop API")),
            ("my-shop", Some("My shop API")),
            ("order_service", Some("Order service API")),
            ("shop-api", Some("Shop API")),
            ("Payment API", Some("Payment API")),
            ("bücher", Some("Bücher API")),
            ("2024", Some("2024 API")),
            ("true", Some("True API")),
            ("api", None),
            ("-", None),
            ("", None),
            (".tmp", None),
            ("a: b", None),
            ("a#b", None),
            ("\u{202e}", None),
            (&"a".repeat(61), None),
        ] {
            assert_eq!(readable(name).as_deref(), expected, "{name:?}");
        }
    }

    #[test]
    fn the_name_of_a_manifest_is_that_of_its_package() {
        for (manifest, expected) in [
            ("[package]\nname = \"shop\"\nversion = \"1.0.0\"\n", Some("shop")),
            (
                "[workspace]\nmembers = []\n\n[package]\nversion = \"1.0.0\"\n  name='shop' # ours\n",
                Some("shop"),
            ),
            ("[package]\r\nname=\"shop\"\r\n", Some("shop")),
            ("[package]\nversion = \"1.0.0\"\n[lib]\nname = \"other\"\n", None),
            ("[workspace]\nmembers = [\"shop\"]\n", None),
            ("[package]\nname = shop\n", None),
            ("[package]\nname.workspace = true\n", None),
            ("[package]\nname =\n", None),
            ("", None),
        ] {
            assert_eq!(of_manifest(manifest), expected, "{manifest:?}");
        }
    }
}
