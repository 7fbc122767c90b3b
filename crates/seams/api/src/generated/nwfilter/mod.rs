//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod bindings;
mod filters;
mod listing;

pub use bindings::*;
pub use filters::*;
pub use listing::*;

/// A driver of this family: it has the traits of all its topics.
pub trait NwfilterDriver: NwfilterBindings + NwfilterFilters + NwfilterListing {}

impl<T: ?Sized + NwfilterBindings + NwfilterFilters + NwfilterListing> NwfilterDriver for T {}
