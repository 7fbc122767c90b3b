//! One client's connection, and its calls.
//!
//! - `host`: the driver's name and version, and the host it makes believe to have.
//! - `listing`: finding and listing domains.
//! - `lifecycle`: starting and ending them. `configuration`: definitions.
//! - `metadata`: names.
//! - `statistics`: states, sizes and times.
//! - `not_built`: topics of which nothing is built.

mod configuration;
mod host;
mod lifecycle;
mod listing;
mod metadata;
mod not_built;
mod statistics;

use crate::Domain;
use crate::driver::TestDriver;
use ostler_core::{DomainRef, ErrorCode, Result};
use ostler_hypervisor::listing as found;
use std::sync::Arc;

/// One client's connection.
#[derive(Debug)]
pub(crate) struct TestConnection {
    pub(crate) driver: Arc<TestDriver>,
}

impl TestConnection {
    /// The domain a client means.
    pub(crate) fn domain(&self, reference: &DomainRef) -> Result<Arc<Domain>> {
        found::find(&self.driver.domains, reference.uuid, &reference.name)
    }
}

impl Drop for TestConnection {
    fn drop(&mut self) {
        self.driver.disconnect();
    }
}

/// Refuses flags that have no meaning here.
fn only(flags: u32, known: u32, what: &str) -> Result<()> {
    match flags & !known {
        0 => Ok(()),
        unknown => Err(crate::error::error(
            ErrorCode::InvalidArg,
            format!("the test driver does not know the flags {unknown:#x} for {what}"),
        )),
    }
}
