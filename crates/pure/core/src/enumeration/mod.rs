//! Plain enumerations with the protocol's numbers: states, reasons, kinds.
//!
//! `generated/` has one file per object family, from `tables/enumerations.json`.

mod generated;

pub use generated::*;

/// Declares an enumeration and its two ways over the wire.
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
