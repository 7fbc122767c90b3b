//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod definition;
mod listing;
mod transactions;

pub use definition::*;
pub use listing::*;
pub use transactions::*;

/// A driver of this family: it has the traits of all its topics.
pub trait InterfaceDriver: InterfaceDefinition + InterfaceListing + InterfaceTransactions {}

impl<T: ?Sized + InterfaceDefinition + InterfaceListing + InterfaceTransactions> InterfaceDriver
    for T
{
}
