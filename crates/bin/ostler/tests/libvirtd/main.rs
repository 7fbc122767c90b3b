//! The command line against Debian's own libvirtd: each command is run with
//! virsh and with ostler, and what they print is compared.
//!
//! Two guests that differ only in their names stand side by side: what changes
//! something is done to one with virsh and to the other with ostler, and what
//! only reads is read of both with both. Where libvirtd or virsh is missing,
//! the tests say so and count as skipped.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test: it runs programs, makes files and says what it skips"
)]

mod attach;
mod cases;
mod compare;
mod console;
mod daemon;
mod events;
mod fetch;
mod simulated;
mod storage;
mod terminal;

use compare::Comparison;
use daemon::Daemon;

#[test]
fn ostler_changes_devices_as_virsh_does() {
    let daemon = match Daemon::start() {
        Ok(daemon) => daemon,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let mut comparison = Comparison::new(&daemon);
    attach::run(&mut comparison);
    let (count, differences) = comparison.finish();
    println!("virsh: {} of {count}", count - differences.len());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn ostler_prints_what_virsh_prints() {
    let daemon = match Daemon::start() {
        Ok(daemon) => daemon,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let mut comparison = Comparison::new(&daemon);
    cases::run(&mut comparison);
    events::run(&mut comparison);
    storage::run(&mut comparison);
    simulated::run(&mut comparison);
    let (count, differences) = comparison.finish();
    println!("virsh: {} of {count}", count - differences.len());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    console::run(&daemon);
    terminal::run(&daemon);
    fetch::run(&daemon);
}
