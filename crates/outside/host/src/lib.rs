//! The host: files, processes, sysfs, cgroups, network interfaces.
//!
//! The only place of the project that opens /sys, /proc or netlink, or runs a
//! program. Where the host's own trees are read, their root is a value
//! ([`HostRoot`]), so that a recorded tree serves as a host in tests. What may
//! wait for a disk or a child is an async function over owned values, so that
//! these calls can one day be made by a small privileged process.
//!
//! Nothing here knows of domains, XML or clients.

#![warn(missing_docs)]
#![allow(
    clippy::disallowed_methods,
    reason = "this crate is where the host's files and programs are reached"
)]

pub mod cgroup;
mod clock;
pub mod file;
mod layout;
pub mod local_socket;
pub mod machine;
pub mod memory;
pub mod netlink;
pub mod network;
pub mod nftables;
pub mod ownership;
pub mod process;
pub mod processor;
mod random;
mod root;
pub mod service;
mod sys;
pub mod sysctl;
pub mod systemd;
pub mod usage;
pub mod volume;

pub use clock::{Clock, SystemClock, Timestamp, local_offset};
pub use layout::{Layout, ObjectFolders, SessionFolders};
pub use random::{random_bytes, random_uuid};
pub use root::HostRoot;
pub use sys::allocator::keep_freed_memory;
pub use sys::reactor::{watch_readable, watch_writable};
