//! @generated from `tables/commands/` by `cargo xtask codegen`; do not edit.

mod backup;
mod checkpoint;
mod domain;
mod events;
mod filter;
mod host;
mod interface;
mod monitor;
mod network;
mod nodedev;
mod pool;
mod secret;
mod snapshot;
mod virsh;
mod volume;

use super::Group;

/// Every group, in the order in which help shows them.
pub(crate) static GROUPS: &[Group] = &[
    Group { keyword: "domain", title: "Domain Management", commands: domain::COMMANDS },
    Group { keyword: "monitor", title: "Domain Monitoring", commands: monitor::COMMANDS },
    Group { keyword: "events", title: "Domain Events", commands: events::COMMANDS },
    Group { keyword: "host", title: "Host and Hypervisor", commands: host::COMMANDS },
    Group { keyword: "checkpoint", title: "Checkpoint", commands: checkpoint::COMMANDS },
    Group { keyword: "interface", title: "Interface", commands: interface::COMMANDS },
    Group { keyword: "filter", title: "Network Filter", commands: filter::COMMANDS },
    Group { keyword: "network", title: "Networking", commands: network::COMMANDS },
    Group { keyword: "nodedev", title: "Node Device", commands: nodedev::COMMANDS },
    Group { keyword: "secret", title: "Secret", commands: secret::COMMANDS },
    Group { keyword: "snapshot", title: "Snapshot", commands: snapshot::COMMANDS },
    Group { keyword: "backup", title: "Backup", commands: backup::COMMANDS },
    Group { keyword: "pool", title: "Storage Pool", commands: pool::COMMANDS },
    Group { keyword: "volume", title: "Storage Volume", commands: volume::COMMANDS },
    Group { keyword: "virsh", title: "The Command Line Itself", commands: virsh::COMMANDS },
];
