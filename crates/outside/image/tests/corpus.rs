//! What the fuzzers begin with and have found worth keeping, replayed without
//! a fuzzer; and the same inputs with bytes changed, cut and doubled.

#![allow(clippy::expect_used, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "it reads files of this repository")]

#[path = "../../../../fuzz/bodies/image.rs"]
mod image;
#[path = "../../../../fuzz/bodies/location.rs"]
mod location;

use ostler_image::Format;

#[track_caller]
fn replay(target: &str, at_least: usize, run: impl Fn(&[u8])) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fuzz/corpus");
    let entries = std::fs::read_dir(format!("{folder}/{target}")).expect("a corpus");
    let inputs: Vec<_> = entries
        .map(|entry| std::fs::read(entry.expect("readable").path()).expect("readable"))
        .collect();
    assert!(inputs.len() >= at_least, "{target}: {} inputs", inputs.len());
    for input in inputs {
        run(&input);
        for at in 0..input.len().min(640) {
            run(&input[..at]);
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut changed = input.clone();
                changed[at] = value;
                run(&changed);
            }
        }
        run(&input.repeat(2));
    }
}

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
        replay(&format!("image_{format}"), at_least, |data| image::run(format, data));
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
        replay(&format!("image_{bytes_of}"), 1, run);
    }
}

#[test]
fn names_of_what_lies_beneath() {
    replay("location", 5, location::run);
}
