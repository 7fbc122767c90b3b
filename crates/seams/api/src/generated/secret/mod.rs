//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod definition;
mod listing;
mod values;

pub use definition::*;
pub use listing::*;
pub use values::*;

/// A driver of this family: it has the traits of all its topics.
pub trait SecretDriver: SecretDefinition + SecretListing + SecretValues {}

impl<T: ?Sized + SecretDefinition + SecretListing + SecretValues> SecretDriver for T {}
