//! Files are written completely or not at all, only if they change, and no data is lost.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use errspec_codegen::__internal::write::{Outcome, write};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn creates_the_folder_and_no_other_file() {
    let folder = folder();
    let file = folder.path().join("a/b/errors.md");
    assert_eq!(write(&file, "text\n").unwrap(), Outcome::Written);
    assert_eq!(fs::read_to_string(&file).unwrap(), "text\n");
    assert_eq!(names(&folder.path().join("a/b")), ["errors.md"]);
}

#[test]
fn does_not_touch_an_unchanged_file() {
    let folder = folder();
    let file = folder.path().join("errors.md");
    write(&file, "text\n").unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(write(&file, "text\n").unwrap(), Outcome::Unchanged);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
    assert_eq!(write(&file, "TEXT\n").unwrap(), Outcome::Written, "the same length is not the same text");
    assert_ne!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn a_large_file_is_compared_to_its_end() {
    let folder = folder();
    let file = folder.path().join("errors.md");
    // Lengths around multiples of the block size.
    for length in [1 << 16, (1 << 16) + 1, (1 << 17) - 1, 200_000] {
        let text = "a".repeat(length);
        write(&file, &text).unwrap();
        assert_eq!(write(&file, &text).unwrap(), Outcome::Unchanged, "{length}");
        let other = text[1..].to_owned() + "b";
        assert_eq!(write(&file, &other).unwrap(), Outcome::Written, "{length}");
        assert_eq!(fs::read_to_string(&file).unwrap(), other, "{length}");
    }
}

#[test]
fn concurrent_writes_leave_one_complete_text() {
    let folder = folder();
    let file = folder.path().join("errors.md");
    let texts: Vec<String> = (0..8).map(|n| n.to_string().repeat(200_000)).collect();
    std::thread::scope(|scope| {
        for text in &texts {
            scope.spawn(|| (0..5).for_each(|_| assert!(write(&file, text).is_ok())));
        }
    });
    assert!(texts.contains(&fs::read_to_string(&file).unwrap()));
    assert_eq!(names(folder.path()), ["errors.md"]);
}

/// Process ids are reused, and so are the names of temporary files.
#[test]
fn files_of_a_killed_process_with_the_same_id_do_not_matter() {
    let folder = folder();
    let left = |n: u32| folder.path().join(format!(".errors.md.{}-{n}.new", std::process::id()));
    (0..500).for_each(|n| fs::write(left(n), "half").unwrap());
    assert_eq!(write(&folder.path().join("errors.md"), "text\n").unwrap(), Outcome::Written);
    assert!((0..500).all(|n| fs::read_to_string(left(n)).unwrap() == "half"));
    assert_eq!(names(folder.path()).len(), 501);
}

#[test]
fn a_folder_is_not_replaced() {
    let folder = folder();
    let file = folder.path().join("errors.md");
    fs::create_dir(&file).unwrap();
    assert_eq!(write(&file, "text").unwrap_err().to_string(), "it exists but is not a regular file");
    assert!(file.is_dir());
    assert_eq!(names(folder.path()), ["errors.md"]);
}

#[test]
fn a_file_where_a_folder_should_be_is_an_error() {
    let folder = folder();
    fs::write(folder.path().join("docs"), "mine").unwrap();
    let error = write(&folder.path().join("docs/errors.md"), "text").unwrap_err();
    if cfg!(unix) {
        assert_eq!(error.kind(), ErrorKind::NotADirectory);
    }
    assert_eq!(fs::read_to_string(folder.path().join("docs")).unwrap(), "mine");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::os::unix::process::CommandExt;

    use super::{Outcome, PathBuf, folder, fs, names, write};

    #[test]
    fn keeps_the_permissions() {
        let folder = folder();
        let file = folder.path().join("errors.md");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        write(&file, "new").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    /// Only root can give a file to another user, so other users test only that nothing changes.
    #[test]
    fn a_file_keeps_its_owner_and_group() {
        let folder = folder();
        let file = folder.path().join("errors.md");
        let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
        for (owner, group, mode) in
            [(1234, 5678, 0o640), (0, 5678, 0o664), (1234, 0, 0o4755), (1234, 5678, 0o6755)]
        {
            fs::write(&file, "old").unwrap();
            if is_root {
                std::os::unix::fs::chown(&file, Some(owner), Some(group)).unwrap();
            }
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            let rights = || {
                let now = fs::metadata(&file).unwrap();
                (now.uid(), now.gid(), now.mode() & 0o7777)
            };
            let before = rights();
            assert_eq!(write(&file, &format!("new {mode}")).unwrap(), Outcome::Written);
            assert_eq!(rights(), before);
            fs::remove_file(&file).unwrap();
        }
    }

    /// A user who may write to a file of root, and to its folder, replaces it by a file of their own.
    ///
    /// Only root can make such a file. For other users, the file is their own.
    #[test]
    fn a_program_of_another_user_does_not_become_one_of_this_user() {
        const FILE: &str = "ERRSPEC_TEST_FILE";
        if let Some(file) = std::env::var_os(FILE).map(PathBuf::from) {
            let before = fs::metadata(&file).unwrap();
            write(&file, "new").unwrap();
            let after = fs::metadata(&file).unwrap();
            assert!(before.uid() == 0 && after.uid() != 0 && before.gid() != after.gid());
            assert_eq!((before.mode() & 0o7777, after.mode() & 0o7777), (0o6777, 0o777));
            return;
        }
        let folder = folder();
        let file = folder.path().join("errors.md");
        fs::write(&file, "old").unwrap();
        for (path, mode) in [(folder.path(), 0o777), (&file, 0o6777)] {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
        if fs::metadata(&file).unwrap().uid() != 0 {
            write(&file, "new").unwrap();
            assert_eq!(fs::metadata(&file).unwrap().mode() & 0o7777, 0o6777);
            return;
        }
        let copy = folder.path().join("test");
        fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
        let mut again = std::process::Command::new(copy);
        again.args(["--exact", "write::unix::a_program_of_another_user_does_not_become_one_of_this_user"]);
        let output = again.env(FILE, &file).uid(65_534).gid(65_534).current_dir("/").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = folder();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, "old").unwrap();
        symlink("real.md", &link).unwrap();
        assert_eq!(write(&link, "new").unwrap(), Outcome::Written);
        assert_eq!(fs::read_link(&link).unwrap(), PathBuf::from("real.md"));
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    }

    #[test]
    fn a_link_to_a_missing_file_stays_a_link() {
        let folder = folder();
        let link = folder.path().join("link.md");
        symlink("docs/real.md", &link).unwrap();
        write(&link, "new").unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), PathBuf::from("docs/real.md"));
        assert_eq!(fs::read_to_string(folder.path().join("docs/real.md")).unwrap(), "new");
    }

    #[test]
    fn a_loop_of_links_is_an_error() {
        let folder = folder();
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        write(&folder.path().join("a"), "new").unwrap_err();
        assert_eq!(names(folder.path()), ["a", "b"]);
    }

    #[test]
    fn a_name_too_long_for_a_temporary_file_is_an_error() {
        let folder = folder();
        let name = "e".repeat(250);
        fs::write(folder.path().join(&name), "old").unwrap();
        write(&folder.path().join(&name), "new").unwrap_err();
        assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), "old");
        assert_eq!(names(folder.path()), [name]);
    }

    #[test]
    fn a_device_is_not_replaced() {
        let folder = folder();
        let link = folder.path().join("errors.md");
        // Neither a file nor a folder. It is a socket of our own, in case it is replaced.
        let socket = folder.path().join("socket");
        let _listener = UnixListener::bind(&socket).unwrap();
        symlink(&socket, &link).unwrap();
        assert_eq!(write(&link, "text").unwrap_err().to_string(), "it exists but is not a regular file");
    }

    /// Root may write everywhere, so the test runs again as `nobody` if it runs as root.
    #[test]
    fn nothing_is_lost_in_a_read_only_folder_or_file() {
        let folder = folder();
        if fs::metadata(folder.path()).unwrap().uid() == 0 {
            // `nobody` may not be allowed to read the folder that the test was built in.
            let copy = folder.path().join("test");
            fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
            let mut again = std::process::Command::new(copy);
            again.args(["--exact", "write::unix::nothing_is_lost_in_a_read_only_folder_or_file"]);
            let output = again.uid(65_534).gid(65_534).current_dir("/").output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && said.contains("1 passed"), "{said}");
            return;
        }
        let file = folder.path().join("errors.md");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let in_folder = write(&file, "new");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        in_folder.unwrap_err();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        write(&file, "new").unwrap_err();
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(names(folder.path()), ["errors.md"]);
    }

    /// `ulimit -f` acts like a full disk: some bytes are written, then the write fails.
    #[test]
    fn nothing_is_lost_on_a_full_disk() {
        if std::env::var_os("ERRSPEC_TEST_FULL_DISK").is_some() {
            let file = PathBuf::from(std::env::var_os("ERRSPEC_TEST_FULL_DISK").unwrap());
            write(&file, &"new".repeat(100_000)).unwrap_err();
            return;
        }
        let folder = folder();
        let file = folder.path().join("errors.md");
        fs::write(&file, "old").unwrap();
        let output = std::process::Command::new("sh")
            .arg("-c")
            .arg("trap '' XFSZ; ulimit -f 8; exec \"$0\" --exact write::unix::nothing_is_lost_on_a_full_disk")
            .arg(std::env::current_exe().unwrap())
            .env("ERRSPEC_TEST_FULL_DISK", &file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(names(folder.path()), ["errors.md"]);
    }
}
