//! What the fuzzers begin with and have found worth keeping, replayed without a
//! fuzzer: for the tests of the crates that the bodies belong to.

/// What is kept for a target.
pub(crate) fn inputs(target: &str) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fuzz/corpus");
    let entries = std::fs::read_dir(format!("{folder}/{target}")).expect("a corpus");
    entries.map(|entry| std::fs::read(entry.expect("readable").path()).expect("readable")).collect()
}

/// Runs all that is kept for a target, which is at least so much, and the same
/// with bytes changed, cut and doubled. Only the first bytes are changed.
#[track_caller]
pub(crate) fn replay(target: &str, at_least: usize, changed: usize, run: impl Fn(&[u8])) {
    let inputs = inputs(target);
    assert!(inputs.len() >= at_least, "{target}: {} inputs", inputs.len());
    for input in inputs {
        run(&input);
        for at in 0..input.len().min(changed) {
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
