//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod definition;
mod lifecycle;
mod listing;
mod ports;

pub use definition::*;
pub use lifecycle::*;
pub use listing::*;
pub use ports::*;

/// A driver of this family: it has the traits of all its topics.
pub trait NetworkDriver:
    NetworkDefinition + NetworkLifecycle + NetworkListing + NetworkPorts
{
}

impl<T: ?Sized + NetworkDefinition + NetworkLifecycle + NetworkListing + NetworkPorts> NetworkDriver
    for T
{
}
