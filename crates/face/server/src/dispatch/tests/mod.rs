//! Dispatch and the typed client, one against the other: what a driver gives
//! must come out of the client, bytes and all, and what a call may not do must
//! be refused with the right code.

#![allow(clippy::expect_used, reason = "tests")]

mod scene;
mod shapes;
mod verdicts;
