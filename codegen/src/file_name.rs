//! Is a file name valid on every operating system, and is it allowed for an output?

/// The characters that Windows allows in no name. `/` separates folders.
pub const FORBIDDEN: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

/// The most bytes of a name on Linux and macOS.
pub const LONGEST_NAME: usize = 255;

/// The most bytes of a path on Linux.
pub const LONGEST_PATH: usize = 4096;

/// The folders in which version control systems keep their own files.
const VERSION_CONTROL: [&str; 7] = ["git", "hg", "svn", "jj", "sl", "bzr", "pijul"];

/// Whether Windows takes the name for a device, such as `con` and `nul.md`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or(name).trim_end_matches(' ').to_ascii_lowercase();
    let is_numbered = |port: &str| {
        let number = stem.strip_prefix(port).map(|number| number.chars().collect::<Vec<_>>());
        matches!(number.as_deref(), Some(['1'..='9' | '¹' | '²' | '³']))
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || is_numbered("com")
        || is_numbered("lpt")
}

/// Whether some system takes the name for a folder of a version control system, such as `.git`.
///
/// Windows ignores the case and dots at the end, and has the short name `GIT~1`. macOS ignores some invisible
/// characters.
#[must_use]
pub fn is_version_control(name: &str) -> bool {
    let is_ignored = |c: char| matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let name: String = name.chars().filter(|c| !is_ignored(*c)).collect::<String>().to_lowercase();
    // NTFS has streams: `.git::$INDEX_ALLOCATION` is `.git`.
    let name = name.split(':').next().unwrap_or(&name).trim_end_matches(['.', ' ']);
    let is_short = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    VERSION_CONTROL.iter().any(|system| {
        name.strip_prefix('.') == Some(system)
            || name.strip_prefix(system).and_then(|rest| rest.strip_prefix('~')).is_some_and(is_short)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_device, is_version_control};

    #[test]
    fn names_of_devices() {
        for name in [
            "con",
            "CON",
            "nul.md",
            "aux.tar.gz",
            "prn .md",
            "com1",
            "Lpt9.rs",
            "com¹.md",
            "conin$",
            "CONOUT$.md",
        ] {
            assert!(is_device(name), "{name}");
        }
        for name in ["con1", "console.md", "com0", "com10", "lpt", "a.con", "nul-.md", "", "com٣"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn folders_of_version_control() {
        for name in [
            ".git",
            ".GIT",
            ".Git",
            "git~1",
            "GIT~1",
            "GIT~2",
            ".git.",
            ".git ",
            ".git. .",
            ".g\u{200c}it",
            "\u{feff}.git",
            ".git::$INDEX_ALLOCATION",
            ".hg",
            ".svn",
            ".jj",
            ".SVN",
            "svn~1",
        ] {
            assert!(is_version_control(name), "{name:?}");
        }
        for name in [
            "git",
            ".gitignore",
            ".github",
            ".gitlab",
            "x.git",
            "git~",
            "git~a",
            "..git",
            "",
            ".",
            "..",
            "~1",
        ] {
            assert!(!is_version_control(name), "{name:?}");
        }
    }
}
