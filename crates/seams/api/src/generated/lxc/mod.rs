//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod namespaces;

pub use namespaces::*;

/// A driver of this family: it has the traits of all its topics.
pub trait LxcDriver: LxcNamespaces {}

impl<T: ?Sized + LxcNamespaces> LxcDriver for T {}
