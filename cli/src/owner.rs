//! Does a spec that was found in a parent directory belong to another user?
//!
//! Anyone who can write to a directory above the working directory could put a spec there, which decides what is written
//! here. git has the same rule for repositories.

use std::io;
use std::path::{Path, PathBuf};

/// A file of another user.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// The file or directory.
    pub(crate) path: PathBuf,
    /// The id of its owner.
    pub(crate) owner: u32,
}

/// Returns what belongs to another user of the spec at `spec`: its directory, the file, or the file that it links to.
///
/// The owner of `here`, the working directory, is not another user: in a container, root often works on a checkout of
/// another user, who could put a spec into the working directory as well.
///
/// # Errors
///
/// Returns an error if an owner cannot be determined.
#[cfg(unix)]
pub(crate) fn foreign(spec: &Path, here: &Path) -> io::Result<Option<Foreign>> {
    use std::os::unix::fs::MetadataExt;

    let user = rustix::process::geteuid().as_raw();
    let sudo = std::env::var("SUDO_UID").ok();
    let here = here.metadata()?.uid();
    let folder = spec.parent().unwrap_or(spec);
    let owners = [(folder, folder.metadata()?), (spec, spec.symlink_metadata()?), (spec, spec.metadata()?)];
    let foreign =
        owners.into_iter().find(|(_, metadata)| !is_trusted(metadata.uid(), user, sudo.as_deref(), here));
    Ok(foreign.map(|(path, metadata)| Foreign { path: path.to_path_buf(), owner: metadata.uid() }))
}

/// Whether a file belongs to the user of the process, to the user who called `sudo`, or to the owner of the working
/// directory.
#[cfg(unix)]
fn is_trusted(owner: u32, user: u32, sudo: Option<&str>, here: u32) -> bool {
    let sudo = sudo.filter(|_| user == 0).and_then(|uid| uid.parse().ok());
    owner == user || owner == here || sudo == Some(owner)
}

/// Windows has no ids of owners that the standard library knows.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the signature on Unix")]
pub(crate) fn foreign(_: &Path, _: &Path) -> io::Result<Option<Foreign>> {
    Ok(None)
}

#[cfg(all(test, unix))]
mod tests {
    use super::is_trusted;

    #[test]
    fn who_is_trusted() {
        for (owner, user, sudo, here, expected) in [
            (1000, 1000, None, 1000, true),
            (1000, 1000, None, 0, true),
            (1001, 1000, None, 1000, false),
            (1001, 1000, None, 1001, true),
            (0, 1000, None, 1000, false),
            (1000, 0, None, 0, false),
            (1000, 0, None, 1000, true),
            (1000, 0, Some("1000"), 0, true),
            (1001, 0, Some("1000"), 0, false),
            (1000, 0, Some(""), 0, false),
            (1000, 0, Some("1000 "), 0, false),
            // Anyone can set a variable.
            (1001, 1000, Some("1001"), 1000, false),
        ] {
            assert_eq!(is_trusted(owner, user, sudo, here), expected, "{owner} {user} {sudo:?} {here}");
        }
    }
}
