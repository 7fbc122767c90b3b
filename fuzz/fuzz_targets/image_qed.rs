//! `cargo +nightly fuzz run image_qed`

#![no_main]

#[path = "../bodies/image.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(ostler_image::Format::Qed, data));
