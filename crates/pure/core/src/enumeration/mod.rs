//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.
//!
//! States, reasons, kinds: enumerations with the values that the protocol gives them.

mod admin;
mod block;
mod connect;
mod domain;
mod event;
mod network;
mod node_device;
mod qemu;
mod secret;
mod storage;

pub use admin::*;
pub use block::*;
pub use connect::*;
pub use domain::*;
pub use event::*;
pub use network::*;
pub use node_device::*;
pub use qemu::*;
pub use secret::*;
pub use storage::*;

/// Declares an enumeration.
macro_rules! enumeration {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $value:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(i32)]
        pub enum $name { $($(#[$variant_meta])* $variant = $value,)* }

        impl $name {
            /// The value with this number on the wire, if this version knows it.
            #[must_use]
            pub const fn from_wire(number: i32) -> Option<Self> {
                match number {
                    $($value => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its number on the wire.
            #[must_use]
            pub const fn to_wire(self) -> i32 {
                self as i32
            }
        }
    };
}

use enumeration;
