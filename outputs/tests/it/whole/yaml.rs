//! Writes a tree as YAML, with every kind of quotes.
//! Other writers always quote a string in the same way.

/// A value to be written.
#[derive(Debug, Clone)]
pub(crate) enum Yaml {
    /// A string. The number selects the kind of quotes, if the string allows it.
    Text(String, u8),
    /// A value that is not a string, such as a number.
    Bare(String),
    /// Entries in order.
    Map(Vec<(Yaml, Yaml)>),
    /// Items in order.
    List(Vec<Yaml>),
}

/// A key without quotes.
pub(crate) fn key(name: &str) -> Yaml {
    Yaml::Bare(name.to_owned())
}

/// The document of a tree, its lines ended by LF.
pub(crate) fn document(root: &Yaml) -> String {
    let mut out = String::new();
    block(&mut out, root, 0);
    out
}

fn block(out: &mut String, value: &Yaml, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Yaml::Map(entries) => {
            for (key, value) in entries {
                out.push_str(&indent);
                match key {
                    Yaml::Text(text, quoting) => out.push_str(&flow(text, *quoting)),
                    Yaml::Bare(text) => out.push_str(text),
                    Yaml::Map(_) | Yaml::List(_) => unreachable!("no draft has such keys"),
                }
                out.push(':');
                behind(out, value, depth + 1);
            }
        }
        Yaml::List(items) => {
            for item in items {
                out.extend([&indent, "-"]);
                behind(out, item, depth + 1);
            }
        }
        Yaml::Text(..) | Yaml::Bare(_) => unreachable!("a draft is a mapping"),
    }
}

/// A value after its `:` or `-`, with the line break.
fn behind(out: &mut String, value: &Yaml, depth: usize) {
    match value {
        Yaml::Bare(text) => out.extend([" ", text, "\n"]),
        Yaml::Text(text, quoting) if quoting % 5 == 4 && fits_block(text) => {
            out.push_str(" |-\n");
            for line in text.split('\n') {
                let indent = if line.is_empty() { String::new() } else { "  ".repeat(depth) };
                out.extend([&indent, line, "\n"]);
            }
        }
        Yaml::Text(text, quoting) => out.extend([" ", &flow(text, *quoting), "\n"]),
        Yaml::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
        Yaml::List(items) if items.is_empty() => out.push_str(" []\n"),
        Yaml::Map(_) | Yaml::List(_) => {
            out.push('\n');
            block(out, value, depth);
        }
    }
}

fn flow(text: &str, quoting: u8) -> String {
    let one_line = !text.contains(|c: char| c.is_control() || is_odd(c));
    match quoting % 5 {
        0 if fits_plain(text) => text.to_owned(),
        1 | 3 if one_line => format!("'{}'", text.replace('\'', "''")),
        _ => double(text, quoting > 127),
    }
}

/// A string in double quotes. `hard` escapes everything except ASCII.
fn double(text: &str, hard: bool) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || is_odd(c) || (hard && !c.is_ascii()) => {
                out.extend(["\\U", &format!("{:08X}", u32::from(c))]);
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// Unicode line breaks and the byte order mark, for which YAML has special rules.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn fits_plain(text: &str) -> bool {
    let words = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '.' | '/');
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(words)
        && text.trim() == text
        && !matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false")
}

fn fits_block(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && text.split('\n').all(|line| line.is_empty() || !line.trim().is_empty())
        && !text.contains(|c: char| (c.is_control() && c != '\n') || is_odd(c))
}
