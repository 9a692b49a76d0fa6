//! A spec is read as serde reads it, or refused.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::reader(bytes));
