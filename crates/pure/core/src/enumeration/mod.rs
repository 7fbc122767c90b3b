//! Plain enumerations with the protocol's numbers: states, reasons, kinds.
//!
//! `generated/` has one file per object family, from `tables/enumerations.json`.

mod generated;
mod open;

pub use generated::*;
pub use open::{Enumeration, Open};

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

        impl crate::enumeration::Enumeration for $name {
            fn from_wire(number: i32) -> Option<Self> {
                Self::from_wire(number)
            }

            fn to_wire(self) -> i32 {
                self.to_wire()
            }
        }
    };
}

/// Declares an enumeration of two numbers, the first of which says what the
/// second means.
macro_rules! pair {
    ($(#[$meta:meta])* $name:ident by $first:ident {
        $($(#[$variant_meta:meta])* $variant:ident($second:ident),)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant($second),)* }

        impl $name {
            /// The value with these numbers on the wire, if this version knows both.
            #[must_use]
            pub const fn from_wire(first: i32, second: i32) -> Option<Self> {
                match $first::from_wire(first) {
                    $(Some($first::$variant) => match $second::from_wire(second) {
                        Some(second) => Some(Self::$variant(second)),
                        None => None,
                    },)*
                    None => None,
                }
            }

            /// The first of the two values.
            #[must_use]
            pub const fn first(self) -> $first {
                match self { $(Self::$variant(_) => $first::$variant,)* }
            }

            /// Its two numbers on the wire.
            #[must_use]
            pub const fn to_wire(self) -> (i32, i32) {
                match self {
                    $(Self::$variant(second) => ($first::$variant.to_wire(), second.to_wire()),)*
                }
            }
        }
    };
}

use {enumeration, pair};
