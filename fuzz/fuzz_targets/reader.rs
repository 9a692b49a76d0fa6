//! A spec is read as `serde_yaml` reads it, or rejected.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::reader(bytes));
