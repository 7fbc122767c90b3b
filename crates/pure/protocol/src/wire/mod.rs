//! How values stand on the wire: XDR with the bounds of libvirt's protocol.
//!
//! A [`Wire`] value knows its own bounds; a [`Bounded`] one (a list, opaque
//! data) has its bound in the structure that holds it. [`structure!`] declares
//! a structure once, and both directions come from it.

mod identity;
mod scalar;
mod sequence;
mod typed_param;

pub use scalar::FixedText;

use ostler_xdr::{Reader, Result, Writer};

/// The longest string that the protocol carries.
pub const STRING_MAX: usize = 4_194_304;

/// A value that stands on the wire by itself.
pub trait Wire<'a>: Sized {
    /// The fewest bytes it can take.
    const MIN: usize;

    /// Appends it.
    fn encode(&self, writer: &mut Writer<'_>) -> Result<()>;

    /// Reads it; strings and opaque data are borrowed from the input.
    fn decode(reader: &mut Reader<'a>) -> Result<Self>;
}

/// A value with a length, whose bound stands where it is used.
pub trait Bounded<'a>: Sized {
    /// Appends it, unless it is longer than `limit`.
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()>;

    /// Reads it, unless it is longer than `limit`.
    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self>;
}

/// No arguments, or no result.
impl<'a> Wire<'a> for () {
    const MIN: usize = 0;

    fn encode(&self, _: &mut Writer<'_>) -> Result<()> {
        Ok(())
    }

    fn decode(_: &mut Reader<'a>) -> Result<Self> {
        Ok(())
    }
}

/// Declares structures and how they are written and read. A field that has a
/// bound carries it in brackets after its type.
macro_rules! structure {
    ($($(#[$meta:meta])* $name:ident<$life:lifetime> {
        $($field:ident: $type:ty $([$limit:expr])?,)*
    })*) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name<$life> {
            $(#[allow(missing_docs, reason = "named as in the protocol")] pub $field: $type,)*
        }
        impl<$life> $crate::wire::Wire<$life> for $name<$life> {
            $crate::wire::structure!(@body $life $($field: $type $([$limit])?,)*);
        })*
    };
    ($($(#[$meta:meta])* $name:ident {
        $($field:ident: $type:ty $([$limit:expr])?,)*
    })*) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $(#[allow(missing_docs, reason = "named as in the protocol")] pub $field: $type,)*
        }
        impl<'a> $crate::wire::Wire<'a> for $name {
            $crate::wire::structure!(@body 'a $($field: $type $([$limit])?,)*);
        })*
    };
    (@body $life:lifetime $($field:ident: $type:ty $([$limit:expr])?,)*) => {
        const MIN: usize = 0 $(+ $crate::wire::structure!(@min $life $type $([$limit])?))*;

        fn encode(&self, writer: &mut ostler_xdr::Writer<'_>) -> ostler_xdr::Result<()> {
            $($crate::wire::structure!(@encode (&self.$field) writer $([$limit])?);)*
            Ok(())
        }

        fn decode(reader: &mut ostler_xdr::Reader<$life>) -> ostler_xdr::Result<Self> {
            Ok(Self { $($field: $crate::wire::structure!(@decode reader $([$limit])?),)* })
        }
    };
    (@min $life:lifetime $type:ty [$limit:expr]) => { 4 };
    (@min $life:lifetime $type:ty) => { <$type as $crate::wire::Wire<$life>>::MIN };
    (@encode ($value:expr) $writer:ident [$limit:expr]) => {
        $crate::wire::Bounded::encode($value, $writer, $limit)?
    };
    (@encode ($value:expr) $writer:ident) => {
        $crate::wire::Wire::encode($value, $writer)?
    };
    (@decode $reader:ident [$limit:expr]) => {
        $crate::wire::Bounded::decode($reader, $limit)?
    };
    (@decode $reader:ident) => { $crate::wire::Wire::decode($reader)? };
}

pub(crate) use structure;
