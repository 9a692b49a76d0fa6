//! Where does the YAML at the start of a page end?

use super::line::lines;

/// The length of the front matter, with both of its `---` lines; 0 without one.
///
/// CommonMark does not know front matter, and takes its first line for a rule. So each line must look like YAML.
pub(super) fn front_matter(text: &str) -> usize {
    let mut lines = lines(text);
    let is_rule = |line: &str| line.trim_end() == "---";
    if !lines.next().is_some_and(|line| is_rule(line.text)) {
        return 0;
    }
    for (index, line) in lines.enumerate() {
        if is_rule(line.text) && index > 0 {
            return line.end();
        }
        if !is_yaml(line.text, index == 0) {
            return 0;
        }
    }
    0
}

/// A key or a comment, and below them also indented lines, items and blank lines.
fn is_yaml(line: &str, first: bool) -> bool {
    let key = || {
        let name = line.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        let rest = name.strip_prefix(':');
        name.len() < line.len() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    };
    let below = || line.trim().is_empty() || line.starts_with([' ', '\t']) || line.starts_with("- ");
    line.starts_with('#') || key() || !first && below()
}

#[cfg(test)]
mod tests {
    use super::front_matter;

    #[test]
    fn yaml_between_two_rules_is_front_matter() {
        for front in [
            "---\ntitle: A\n---\n",
            "\u{feff}---\r\n# c\r\na-b:\r\n  - c\r\n\r\n- d\r\n--- \r\n",
            "---\na: |\n  ```\n---",
        ] {
            assert_eq!(front_matter(front), front.len(), "{front:?}");
        }
        for text in [
            "",
            "---\n",
            "---\n---\n",
            "---\n\na: b\n---\n",
            "---\na: b\n<!-- c -->\n---\n",
            "a\n---\nb: c\n---\n",
            "---\nSome text.\n---\n",
            "---\na: b\n",
        ] {
            assert_eq!(front_matter(text), 0, "{text:?}");
        }
    }
}
