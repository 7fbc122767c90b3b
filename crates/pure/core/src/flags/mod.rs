//! Sets of flags, with the bits that the protocol gives them.
//!
//! `generated/` has one file per object family, from `tables/flags.json`.

mod generated;

pub use generated::*;

/// Declares a set of flags and how it is read off the wire.
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
