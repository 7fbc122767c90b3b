//! Network interfaces of guests: tap devices, and the bridges they are put on.
//!
//! Interfaces belong to the network namespace of the thread that asks.

mod bridge;
mod error;
mod link;
mod name;
mod tap;
#[cfg(test)]
mod tests;

pub use bridge::{attach_to_bridge, detach_from_bridge};
pub use error::{NetworkError, NetworkOperation};
pub use link::{LinkState, link_state, set_link_mac, set_link_mtu, set_link_up};
pub use name::{TapNames, tap_mac};
pub use tap::{Tap, TapName, TapOptions, create_tap, delete_tap, open_vhost_net};
