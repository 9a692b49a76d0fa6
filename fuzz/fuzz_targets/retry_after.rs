//! Any headers ask for a wait that has a bound.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::retry_after(bytes));
