//! A running domain, of which nothing runs.

use crate::error::TestError;
use ostler_core::{DomainRef, Error};
use ostler_hypervisor::Guest;

/// A running domain: its number.
#[derive(Debug)]
pub(crate) struct TestGuest {
    /// The number it runs under.
    pub(crate) id: i32,
}

impl Guest for TestGuest {
    type Error = TestError;

    fn id(&self) -> i32 {
        self.id
    }

    fn into_wire(error: TestError, domain: &DomainRef) -> Error {
        error.into_wire(&domain.name).about(domain.into())
    }
}
