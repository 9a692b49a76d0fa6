//! A body is read by a shape of the same input, and never loses its code.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errspec_fuzz::body(bytes));
