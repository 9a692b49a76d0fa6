//! Any response is a failure with one line to say.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::failure(bytes));
