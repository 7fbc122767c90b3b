//! Events: both programs listen while a guest is stopped and let go.

use crate::{
    compare::{Comparison, GUESTS, normal},
    daemon::{Daemon, Program, interrupt},
};
use rustix::process::Signal;
use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    process::{Child, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// Compares what the programs print of events.
pub(crate) fn run(comparison: &mut Comparison<'_>) {
    let daemon = comparison.daemon;
    let path = daemon.path(&format!("{}.xml", GUESTS[0]));
    let path = path.to_string_lossy();
    assert!(daemon.run(Program::Virsh, &["create", &path]).status.success(), "a guest");
    for (words, wanted) in [
        (&["event", "--loop", "--event", "lifecycle"][..], 2),
        (&["event", "--loop", "--event", "lifecycle", "--timestamp", GUESTS[0]], 2),
        (&["qemu-monitor-event", "--loop", "--event", "STOP|RESUME", "--regex"], 2),
        (&["qemu-monitor-event", "--loop", "--pretty", "--event", "stop", "--no-case"], 1),
    ] {
        let lines = [Program::Virsh, Program::Ostler].map(|program| listen(daemon, program, words));
        let heard = lines.map(|listener| hear(daemon, listener, wanted));
        assert_eq!(heard[0], heard[1], "{words:?}");
    }
    assert!(daemon.run(Program::Virsh, &["destroy", GUESTS[0]]).status.success(), "its end");
}

struct Listener {
    process: Child,
    lines: Receiver<String>,
}

fn listen(daemon: &Daemon, program: Program, words: &[&str]) -> Listener {
    let mut process =
        daemon.command(program).args(words).stdout(Stdio::piped()).spawn().expect("a listener");
    let out = process.stdout.take().expect("its output");
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    Listener { process, lines }
}

/// The different lines that a listener prints while a guest is stopped and let
/// go, as often as it takes, and how it ends when it is interrupted.
fn hear(daemon: &Daemon, mut listener: Listener, wanted: usize) -> BTreeSet<String> {
    let mut heard = BTreeSet::new();
    for _ in 0..100 {
        for command in ["suspend", "resume"] {
            assert!(daemon.run(Program::Virsh, &[command, GUESTS[0]]).status.success());
        }
        while let Ok(line) = listener.lines.recv_timeout(Duration::from_millis(50)) {
            heard.insert(normal(&line, true));
        }
        if heard.len() >= wanted {
            break;
        }
    }
    interrupt(&listener.process, Signal::INT);
    let status = listener.process.wait().expect("its end");
    heard.extend(listener.lines.iter().map(|line| normal(&line, true)));
    heard.insert(format!("exit status {:?}", status.code()));
    heard
}
