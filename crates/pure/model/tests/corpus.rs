//! Inputs that the fuzzers begin with and have found worth keeping, replayed without a fuzzer;
//! and the same inputs with bytes changed and cut.

#![allow(clippy::expect_used, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "it reads files of this repository")]

#[path = "../../../../fuzz/bodies/storage.rs"]
mod storage;

#[test]
fn storage_definitions() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fuzz/corpus/storage");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("a corpus") {
        let input = std::fs::read(entry.expect("readable").path()).expect("readable");
        count += 1;
        for kind in 0..14 {
            storage::run(&[&[kind], &input[1..]].concat());
        }
        for at in 1..input.len() {
            storage::run(&input[..at]);
            for value in [b' ', b'<', b'/', b'"', b'9', b'&', 0x80] {
                let mut changed = input.clone();
                changed[at] = value;
                storage::run(&changed);
            }
        }
    }
    assert!(count >= 4, "{count} inputs");
}
