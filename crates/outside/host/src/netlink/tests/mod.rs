//! The network in a namespace of its own, beside what `ip`, `bridge` and `tc`
//! tell of it. Kernels differ in what they can: a test of what this one cannot
//! says so and is skipped.

mod link;
mod recorded;
mod station;
mod traffic;

use super::*;
use serde_json::Value;
use std::{process::Command, thread};

/// Runs `test` in a network namespace of its own: that of a thread.
pub(crate) fn in_private_namespace<F: Future<Output = ()>>(
    test: impl FnOnce() -> F + Send + 'static,
) {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can make network namespaces");
        return;
    }
    let thread = thread::spawn(move || {
        crate::sys::namespace::leave_network();
        // Threads made for blocking work inherit the namespace of their maker.
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(test());
    });
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// Runs a program that prints JSON; `None` where it is not installed.
pub(crate) fn json(command: &str) -> Option<Value> {
    let mut words = command.split(' ');
    let program = words.next().unwrap();
    let output = match Command::new(program).args(words).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("not compared: '{program}' is not installed");
            return None;
        }
        output => output.unwrap(),
    };
    assert!(output.status.success(), "{command}: {output:?}");
    match output.stdout.as_slice() {
        [] => Some(Value::Array(Vec::new())),
        text => Some(serde_json::from_slice(text).unwrap()),
    }
}

/// The JSON that `ip` prints of an interface.
fn shown(name: &str) -> Option<Value> {
    json(&format!("ip -j -d link show {name}")).map(|mut list| list[0].take())
}

/// Makes a change; `false` where this kernel cannot.
async fn can(network: &Netlink, change: Change) -> bool {
    match network.apply(change).await {
        Err(error) if error.number() == Some(libc::EOPNOTSUPP) => {
            eprintln!("skipped: {}", error.sentence());
            false
        }
        result => {
            result.unwrap();
            true
        }
    }
}

fn veth(name: &str, peer: &str) -> Change {
    Change::CreateLink(NewLink::new(name, LinkKind::Veth { peer: peer.into() }))
}

fn bridge(name: &str) -> Change {
    let kind = LinkKind::Bridge(BridgeSettings::default());
    Change::CreateLink(NewLink { up: true, ..NewLink::new(name, kind) })
}

fn change(name: &str, change: LinkChange) -> Change {
    Change::ChangeLink { name: name.into(), change }
}
