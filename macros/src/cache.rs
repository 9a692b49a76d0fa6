//! The cache of specs that the macros of one process share.
//!
//! A compiler runs all macros of a crate in one process, so a spec is read once.
//! An editor keeps the process for hours, so a file that changed is read again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::site::Sources;

use crate::spec_file::SpecFile;

/// A spec that was read.
pub(crate) struct Cached {
    /// Its text.
    pub(crate) sources: Sources,
    /// The spec, or its errors.
    pub(crate) loaded: Loaded,
    is_shown: AtomicBool,
}

impl Cached {
    /// Whether the caller must report the errors of the spec. Only the first macro of a crate does.
    ///
    /// An editor expands each macro separately and any number of times. Only a compiler knows the file of a macro, so
    /// without a file each macro reports them.
    pub(crate) fn is_first_to_show(&self) -> bool {
        let is_first = !self.is_shown.swap(true, Ordering::Relaxed);
        is_first || proc_macro::Span::call_site().local_file().is_none()
    }
}

/// The spec, read and checked once while its file stays the same.
pub(crate) fn load(file: &SpecFile) -> Arc<Cached> {
    static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);
    // A panic in another macro leaves no half-written entries.
    CACHE.lock().unwrap_or_else(PoisonError::into_inner).get(file, read)
}

fn read(file: &SpecFile, sources: &mut Sources) -> Loaded {
    load::file(sources, &Disk, &file.path, &file.name, Use::Rust)
}

/// The last version of each file, by its path and by its name in diagnostics.
#[derive(Default)]
struct Cache(HashMap<(PathBuf, String), (Stamp, Arc<Cached>)>);

/// What changes when a file is written: the time, and the length in case the clock is coarse.
type Stamp = (SystemTime, u64);

impl Cache {
    fn get(&mut self, file: &SpecFile, read: impl FnOnce(&SpecFile, &mut Sources) -> Loaded) -> Arc<Cached> {
        let key = (file.path.clone(), file.name.clone());
        // Taken before the file is read. After an edit in between, the stamp is too old, so the file is read again.
        let stamp = stamp(&file.path);
        if let Some((known, cached)) = self.0.get(&key)
            && Some(*known) == stamp
        {
            return Arc::clone(cached);
        }
        let mut sources = Sources::default();
        let loaded = read(file, &mut sources);
        let cached = Arc::new(Cached { sources, loaded, is_shown: AtomicBool::new(false) });
        if let Some(stamp) = stamp {
            self.0.insert(key, (stamp, Arc::clone(&cached)));
        }
        cached
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use errspec_codegen::__internal::render;
    use tempfile::TempDir;

    use super::{Cache, SpecFile};

    /// A file in its own folder, and how many times it was read.
    struct Bench {
        _folder: TempDir,
        cache: Cache,
        file: SpecFile,
        reads: usize,
    }

    impl Bench {
        fn new() -> Self {
            let folder = TempDir::new().unwrap();
            let file = SpecFile { path: folder.path().join("errors.yaml"), name: "errors.yaml".to_owned() };
            fs::write(&file.path, "version: 1\n").unwrap();
            Self { _folder: folder, cache: Cache::default(), file, reads: 0 }
        }

        fn set_modified(&self, seconds: u64) {
            let file = File::options().append(true).open(&self.file.path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
        }

        /// Loads the file. Returns how many times it was read so far, and its report.
        fn load(&mut self) -> (usize, String) {
            let cached = self.cache.get(&self.file, |file, sources| {
                self.reads += 1;
                super::read(file, sources)
            });
            (self.reads, render::messages(&cached.sources, &cached.loaded.report).collect())
        }
    }

    #[test]
    fn a_file_is_read_once_while_it_stays_the_same() {
        let mut bench = Bench::new();
        let first = bench.load();
        assert_eq!(first.0, 1);
        assert_eq!(bench.load(), first);
    }

    #[test]
    fn an_edit_with_another_length_is_read() {
        let mut bench = Bench::new();
        bench.set_modified(1);
        let (_, first) = bench.load();
        fs::write(&bench.file.path, "version: 10\n").unwrap();
        bench.set_modified(1);
        let (reads, second) = bench.load();
        assert_eq!(reads, 2);
        assert_ne!(first, second);
    }

    #[test]
    fn an_edit_at_another_time_is_read() {
        let mut bench = Bench::new();
        bench.load();
        fs::write(&bench.file.path, "version: 2\n").unwrap();
        bench.set_modified(1);
        let (reads, drawn) = bench.load();
        assert_eq!(reads, 2);
        assert!(drawn.contains("version: 2"), "{drawn}");
    }

    #[test]
    fn another_name_is_another_report() {
        let mut bench = Bench::new();
        let (_, first) = bench.load();
        "app/errors.yaml".clone_into(&mut bench.file.name);
        let (reads, second) = bench.load();
        assert_eq!(reads, 2);
        assert!(!first.contains("app/") && second.contains("app/errors.yaml"), "{first}\n{second}");
    }

    #[test]
    fn a_missing_file_is_tried_each_time() {
        let mut bench = Bench::new();
        fs::remove_file(&bench.file.path).unwrap();
        bench.load();
        assert_eq!(bench.load().0, 2);
        fs::write(&bench.file.path, "version: 1\n").unwrap();
        assert_eq!(bench.load().0, 3);
        assert_eq!(bench.load().0, 3);
    }
}
