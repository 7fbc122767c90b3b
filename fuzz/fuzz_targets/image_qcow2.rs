//! `cargo +nightly fuzz run image_qcow2`

#![no_main]

#[path = "../bodies/image.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(ostler_image::Format::Qcow2, data));
