//! The server over real sockets, with a hypervisor in memory behind it.

mod administration;
mod admission;
mod calls;
mod client;
mod descriptors;
mod driver;
mod events;
mod hostile;
mod keepalive;
mod protocol;
mod streams;
mod verdicts;
