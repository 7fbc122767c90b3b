//! `cargo +nightly fuzz run payload`

#![no_main]

#[path = "../bodies/payload.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
