//! Where do the random bits of a request id come from?
//!
//! From a keyed hash. Each thread reads a new key from the system in every millisecond in which it makes ids.
//! A system call for each id would cost a busy service some 4 % of its CPU time.
//! A copy of the process or of the machine shares a key for the rest of one millisecond, in which the time, in
//! nanoseconds, makes the ids of both different.

use core::hash::{BuildHasher, Hash};
use std::hash::RandomState;

#[cfg(unix)]
mod keyed_hash;

#[cfg(unix)]
pub(super) use self::system::bits;

/// Returns 128 random bits.
#[cfg(not(unix))]
pub(super) fn bits() -> [u64; 2] {
    without_file()
}

/// 128 random bits where the system's generator is not a file, or the file cannot be opened.
///
/// The standard library reads a key from the system once per thread, and changes it for each `RandomState`.
fn without_file() -> [u64; 2] {
    let (state, moment) = (RandomState::new(), moment());
    [0_u8, 1].map(|half| state.hash_one((half, &moment)))
}

/// What differs between the copies of a process or of a machine: the process and the time.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn moment() -> impl Hash {
    (std::process::id(), std::time::SystemTime::now())
}

/// This target has neither processes nor a clock.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn moment() -> impl Hash {}

#[cfg(unix)]
mod system {
    use core::cell::Cell;
    use core::time::Duration;
    use std::fs::File;
    use std::io::Read;
    use std::sync::OnceLock;
    use std::time::Instant;

    use super::keyed_hash::keyed_hash;

    /// How long a key is used.
    const LIFETIME: Duration = Duration::from_millis(1);

    /// A key of the system's generator, and how many ids were made with it.
    #[derive(Clone, Copy)]
    struct Key {
        halves: [u64; 2],
        read: Instant,
        ids: u64,
    }

    std::thread_local! {
        static KEY: Cell<Option<Key>> = const { Cell::new(None) };
    }

    /// Returns 128 random bits.
    pub(in super::super) fn bits() -> [u64; 2] {
        let now = Instant::now();
        let known = KEY.get().map(|key| (key, now.saturating_duration_since(key.read)));
        let fresh = known.filter(|(_, age)| *age < LIFETIME);
        let new = || Some((read(now)?, Duration::ZERO));
        let Some((mut key, age)) = fresh.or_else(new) else { return super::without_file() };
        key.ids += 1;
        KEY.set(Some(key));
        keyed_hash(key.halves, [key.ids, age.subsec_nanos().into()])
    }

    /// Reads a new key, if the system has a generator.
    fn read(now: Instant) -> Option<Key> {
        static GENERATOR: OnceLock<Option<File>> = OnceLock::new();
        let mut bytes = [[0; 8]; 2];
        GENERATOR
            .get_or_init(|| File::open("/dev/urandom").ok())
            .as_ref()?
            .read_exact(bytes.as_flattened_mut())
            .ok()?;
        Some(Key { halves: bytes.map(u64::from_ne_bytes), read: now, ids: 0 })
    }
}
