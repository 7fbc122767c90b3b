//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.
//!
//! Sets of flags, with the values that the protocol gives them.

mod admin;
mod block;
mod checkpoint;
mod connect;
mod domain;
mod interface;
mod network;
mod node_device;
mod nwfilter;
mod qemu;
mod secret;
mod snapshot;
mod storage;
mod stream;

pub use admin::*;
pub use block::*;
pub use checkpoint::*;
pub use connect::*;
pub use domain::*;
pub use interface::*;
pub use network::*;
pub use node_device::*;
pub use nwfilter::*;
pub use qemu::*;
pub use secret::*;
pub use snapshot::*;
pub use storage::*;
pub use stream::*;

/// Declares a set of flags.
macro_rules! flags {
    ($(#[doc = $doc:literal])* $name:ident {
        $($(#[doc = $flag_doc:literal])* $flag:ident = $value:literal;)*
    }) => {
        bitflags::bitflags! {
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
            pub struct $name: u32 {
                $($(#[doc = $flag_doc])* const $flag = $value;)*
            }
        }

        impl $name {
            /// The set of these bits that have a name.
            ///
            /// # Errors
            /// None: it is of the form of `from_wire`.
            pub const fn known(bits: u32) -> Result<Self, u32> {
                Ok(Self::from_bits_truncate(bits))
            }

            /// The set of these bits; those that have no name are the error.
            pub const fn from_wire(bits: u32) -> Result<Self, u32> {
                match Self::from_bits(bits) {
                    Some(flags) => Ok(flags),
                    None => Err(bits & !Self::all().bits()),
                }
            }
        }
    };
}

use flags;
