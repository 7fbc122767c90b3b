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

    fn told(error: TestError, domain: &DomainRef) -> Error {
        error.told(&domain.name).about(domain.into())
    }
}
