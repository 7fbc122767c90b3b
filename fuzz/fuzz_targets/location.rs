//! `cargo +nightly fuzz run location`

#![no_main]

#[path = "../bodies/location.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
