//! `cargo +nightly fuzz run error`

#![no_main]

#[path = "../bodies/error.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
