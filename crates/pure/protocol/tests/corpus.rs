//! What the fuzzers have found worth keeping, replayed without a fuzzer; and
//! the same inputs with bytes changed, cut and doubled.

#![allow(clippy::expect_used, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "it reads files of this repository")]

#[path = "../../../../fuzz/bodies/error.rs"]
mod error;
#[path = "../../../../fuzz/bodies/frame.rs"]
mod frame;
#[path = "../../../../fuzz/bodies/hole.rs"]
mod hole;
#[path = "../../../../fuzz/bodies/payload.rs"]
mod payload;

fn inputs(target: &str) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fuzz/corpus");
    let entries = std::fs::read_dir(format!("{folder}/{target}")).expect("a corpus");
    entries.map(|entry| std::fs::read(entry.expect("readable").path()).expect("readable")).collect()
}

#[track_caller]
fn replay(target: &str, at_least: usize, run: fn(&[u8])) {
    let inputs = inputs(target);
    assert!(inputs.len() >= at_least, "{target}: {} inputs", inputs.len());
    for input in inputs {
        run(&input);
        for at in 0..input.len().min(512) {
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
fn frames() {
    replay("frame", 5, frame::run);
}

#[test]
fn payloads() {
    replay("payload", 8, payload::run);
}

#[test]
fn errors() {
    replay("error", 2, error::run);
}

#[test]
fn holes() {
    replay("hole", 2, hole::run);
}
