//! `cargo +nightly fuzz run hole`

#![no_main]

#[path = "../bodies/hole.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
