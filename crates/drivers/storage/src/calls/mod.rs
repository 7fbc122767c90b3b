//! The interfaces that clients call.

mod backing_chain;
mod pool_definition;
mod pool_lifecycle;
mod pool_listing;
mod volume_listing;
mod volumes;
