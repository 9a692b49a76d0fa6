//! Any headers request a wait of limited length, or none.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::retry_after(bytes));
