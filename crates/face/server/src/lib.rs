//! Clients, authentication, access control and dispatch.
//!
//! A [`Daemon`] has two [`Server`]s, as libvirtd has: one for everybody and
//! one for virt-admin. A server accepts clients on any number of listeners;
//! each client is one task (`client::connection`), which reads packets, judges
//! each call by the procedure table and starts it. A call whose answer is at
//! hand is answered in place; another goes on in a task of its own.
//!
//! From the bottom up:
//!
//! - [`dispatch`]: from a call's bytes to a driver's method and back.
//! - `service`: the programs of a server and the limits under which clients call them.
//! - `client`: the connection, its calls, its session and its streams.
//! - `server`: accepts clients and lists them.
//! - `administration`: the interface of virt-admin.
//! - `daemon`: the two servers.
//!
//! Drivers are called only through the traits of `ostler-driver`, after the
//! caller was found to be allowed.

mod access;
mod administration;
mod client;
mod control;
mod daemon;
pub mod dispatch;
mod drivers;
mod limits;
mod programs;
mod server;
mod service;
mod version;

pub use access::{Access, Admission, Membership};
pub use control::{Control, Listing};
pub use daemon::Daemon;
pub use drivers::Drivers;
pub use limits::{Keepalive, Limits, Workers};
pub use server::Server;
