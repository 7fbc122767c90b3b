//! The driver as a hypervisor to connect to: its URIs, and the opening of connections.

use crate::connection::TestConnection;
use crate::definition::{self, Domains};
use crate::driver::TestDriver;
use crate::error::error;
use crate::life;
use async_trait::async_trait;
use ostler_core::{ErrorCode, ErrorDomain, Result};
use ostler_driver::api::HypervisorConnection;
use ostler_driver::object::{Family, Standing};
use ostler_driver::{Event, EventBus, Hypervisor, RunningReason};
use std::sync::Arc;

impl TestDriver {
    /// Opens a connection.
    ///
    /// # Errors
    /// The domain that is there from the beginning cannot be made.
    pub(crate) fn connect(&self) -> Result<Arc<TestConnection>> {
        let driver = self.admit(add_default)?;
        Ok(Arc::new(TestConnection { driver }))
    }
}

/// Lists the domain `test`, which runs.
fn add_default(driver: &Arc<TestDriver>) -> Result<()> {
    let def = Arc::new(definition::read(definition::DEFAULT)?);
    let (name, uuid) = Domains::identity(&def);
    let standing = Standing::defined(name, definition::kept(&def));
    let domain = Domains(Arc::clone(driver)).make(uuid, standing);
    life::bring_up(driver, &domain, &def, RunningReason::Unknown);
    let listed = driver.domains.insert(name, uuid, domain);
    listed.map_err(|conflict| error(ErrorCode::InternalError, conflict.to_string()))
}

#[async_trait]
impl Hypervisor for TestDriver {
    fn scheme(&self) -> &'static str {
        "test"
    }

    fn default_uri(&self) -> &'static str {
        "test:///default"
    }

    fn error_domain(&self) -> ErrorDomain {
        ErrorDomain::Test
    }

    async fn open(&self, path: &str) -> Result<Arc<dyn HypervisorConnection>> {
        match path {
            "/default" => Ok(self.connect()?),
            "" | "/" => {
                Err(error(ErrorCode::InvalidArg, "the URI has no path: use test:///default"))
            }
            path => Err(error(
                ErrorCode::NoSupport,
                format!(
                    "reading a test host from the file '{path}' is not built: use test:///default"
                ),
            )),
        }
    }

    fn events(&self) -> &Arc<EventBus<Event>> {
        &self.events
    }

    fn is_of_this_host(&self) -> bool {
        false
    }

    /// Nothing of it outlives its clients, so no daemon needs to stay for it.
    fn is_busy(&self) -> bool {
        false
    }
}
