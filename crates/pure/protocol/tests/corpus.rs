//! The inputs that the fuzzers have found worth keeping, replayed without a fuzzer; and
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
#[path = "../../../../fuzz/bodies/replay.rs"]
mod replay;

use replay::replay;

/// How much of an input is changed.
const CHANGED: usize = 512;

#[test]
fn frames() {
    replay("frame", 5, CHANGED, frame::run);
}

#[test]
fn payloads() {
    replay("payload", 8, CHANGED, payload::run);
}

#[test]
fn errors() {
    replay("error", 2, CHANGED, error::run);
}

#[test]
fn holes() {
    replay("hole", 2, CHANGED, hole::run);
}
