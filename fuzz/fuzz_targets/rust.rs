//! Any bytes become Rust that parses.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::rust(bytes));
