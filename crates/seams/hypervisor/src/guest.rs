//! A running guest, as the driver of its hypervisor tells of it.

use ostler_core::{DomainRef, Error};
use ostler_driver::TurnError;
use std::fmt;

/// A running guest of one hypervisor.
pub trait Guest: fmt::Debug + Send + Sync + Sized + 'static {
    /// The driver's error below its boundary.
    type Error: From<TurnError> + Send + 'static;

    /// The number it runs under, never used again by this daemon.
    fn id(&self) -> i32;

    /// The error as a client sees it, about `domain`.
    fn into_wire(error: Self::Error, domain: &DomainRef) -> Error;
}
