//! The corpus of the fuzzers, and the inputs that they have found, replayed without
//! a fuzzer; and the same inputs with bytes changed, cut and doubled.

#![allow(clippy::expect_used, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "it reads files of this repository")]

#[path = "../../../../fuzz/bodies/image.rs"]
mod image;
#[path = "../../../../fuzz/bodies/location.rs"]
mod location;
#[path = "../../../../fuzz/bodies/replay.rs"]
mod replay;

use ostler_image::Format;
use replay::replay;

/// How much of an input is changed.
const CHANGED: usize = 640;

#[test]
fn headers() {
    for (format, at_least) in [
        (Format::Qcow, 2),
        (Format::Qcow2, 4),
        (Format::Qed, 2),
        (Format::Vmdk, 2),
        (Format::Vdi, 1),
        (Format::Vpc, 2),
        (Format::Luks, 1),
    ] {
        replay(&format!("image_{format}"), at_least, CHANGED, |data| image::run(format, data));
    }
}

#[test]
fn every_header_as_every_format() {
    const ALL: [Format; 8] = [
        Format::Raw,
        Format::Qcow,
        Format::Qcow2,
        Format::Qed,
        Format::Vmdk,
        Format::Vdi,
        Format::Vpc,
        Format::Luks,
    ];
    for bytes_of in &ALL[1..] {
        let run = |data: &[u8]| ALL.iter().for_each(|format| image::run(*format, data));
        replay(&format!("image_{bytes_of}"), 1, CHANGED, run);
    }
}

#[test]
fn names_of_what_lies_beneath() {
    replay("location", 5, CHANGED, location::run);
}
