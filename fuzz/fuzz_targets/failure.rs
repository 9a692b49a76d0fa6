//! Any response becomes a `Failure` with a one-line text.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::failure(bytes));
