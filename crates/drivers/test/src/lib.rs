//! The test driver, `test:///default`: domains that live in memory and never
//! run, for programs that try out their use of the API. It gives what libvirt's
//! test driver gives; docs/test-driver.md lists what is built of it.
//!
//! - [`TestDriver`]: the driver of one daemon, and its state.
//! - `definition`: reading and completing definitions; the domain `test`, which
//!   is there from the beginning.
//! - `guest`: a running domain, which is a number here.
//! - `life`: starting, pausing and ending domains.
//! - `connection`: the calls of clients.
//! - `hypervisor`: the driver's URIs, and the opening of connections.

mod connection;
mod definition;
mod driver;
mod error;
mod guest;
mod hypervisor;
mod life;
#[cfg(test)]
mod tests;

pub use driver::TestDriver;

/// A domain of this driver.
type Domain = ostler_hypervisor::Domain<guest::TestGuest>;
/// A domain in its turn.
type InTurn = ostler_hypervisor::InTurn<guest::TestGuest>;
/// The picture of a domain that readers get.
type View = ostler_hypervisor::View<guest::TestGuest>;
/// A running guest.
type Live = ostler_hypervisor::Live<guest::TestGuest>;
