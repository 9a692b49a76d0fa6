//! The mode, owner and group of a file that replaces another one.

use std::fs;
use std::io;

#[cfg(not(unix))]
pub(super) fn keep(file: &fs::File, old: &fs::Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

/// Gives the new file the mode of the old one, and its owner and group if the process may do so.
#[cfg(unix)]
pub(super) fn keep(file: &fs::File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    const SET_USER: u32 = 0o4000;
    const SET_GROUP: u32 = 0o2000;

    let mode = old.mode() & 0o7777;
    // Before the owner, because only the owner may set the mode.
    file.set_permissions(fs::Permissions::from_mode(mode & !(SET_USER | SET_GROUP)))?;
    let of = |metadata: &fs::Metadata| (metadata.uid(), metadata.gid());
    if of(&file.metadata()?) != of(old) && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        // Only root may give a file to another user. Others may choose among their groups; if not, the group changes.
        let _ = fchown(file, None, Some(old.gid()));
    }
    // A program would run as another user than before.
    let new = file.metadata()?;
    let is_lost = |bit: u32| match bit {
        SET_USER => new.uid() != old.uid(),
        _ => new.gid() != old.gid(),
    };
    let kept: u32 = [SET_USER, SET_GROUP].into_iter().filter(|bit| mode & bit != 0 && !is_lost(*bit)).sum();
    if kept != 0 {
        file.set_permissions(fs::Permissions::from_mode(mode & !(SET_USER | SET_GROUP) | kept))?;
    }
    Ok(())
}
