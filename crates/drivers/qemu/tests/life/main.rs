//! The life of a guest that a restarted daemon finds, on a scripted emulator: what
//! its monitor tells, what clients ask of it, how it ends and what stays on disk.
//!
//! No QEMU is run. The scene is a driver over a private folder that holds the
//! definition and the status file of one running guest; the guest's process and
//! monitor are an [`ostler_qmp_peer::ScriptedEmulator`].

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may panic, and lays out and reads the folders of its daemon itself"
)]

mod changes;
mod ending;
mod finding;
mod notices;
mod scene;
