//! No string of a spec breaks the markup of its page.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::page(bytes));
