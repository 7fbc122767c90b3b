//! The driver's state.
//!
//! All connections of a daemon to `test:///default` share its domains. They are
//! made with the first connection, and forgotten with the last one.

use crate::connection::TestConnection;
use crate::definition::{self, Domains};
use crate::error::error;
use crate::{Domain, life};
use async_trait::async_trait;
use ostler_core::{ErrorCode, ErrorDomain, Result};
use ostler_driver::api::HypervisorConnection;
use ostler_driver::object::{Family, Shared, Standing};
use ostler_driver::{Event, EventBus, Hypervisor, ObjectList};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The test driver of one daemon.
#[derive(Debug)]
pub struct TestDriver {
    ourselves: Shared<Self>,
    pub(crate) domains: Arc<ObjectList<Domain>>,
    pub(crate) events: Arc<EventBus<Event>>,
    next_id: AtomicI32,
    connections: Mutex<usize>,
}

impl TestDriver {
    /// A driver without clients and thus without domains. Its events are its own
    /// clients' alone.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Shared::make(|ourselves| Self {
            ourselves,
            domains: Arc::default(),
            events: Arc::default(),
            next_id: AtomicI32::new(1),
            connections: Mutex::new(0),
        })
    }

    /// A number that no guest of these connections has had.
    pub(crate) fn take_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Opens a connection.
    ///
    /// # Errors
    /// The domain that is there from the beginning cannot be made.
    pub(crate) fn connect(&self) -> Result<Arc<TestConnection>> {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let driver = self.ourselves.get();
        if *connections == 0 {
            add_default(&driver)?;
        }
        *connections += 1;
        Ok(Arc::new(TestConnection { driver }))
    }

    /// A connection is closed.
    pub(crate) fn disconnect(&self) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        *connections = connections.saturating_sub(1);
        if *connections == 0 {
            for domain in self.domains.all() {
                // A change that is under way ends with nobody to see it.
                self.domains.clear_id(domain.view().id());
                self.domains.remove(domain.uuid);
            }
            self.next_id.store(1, Ordering::Relaxed);
        }
    }
}

/// Lists the domain `test`, which runs.
fn add_default(driver: &Arc<TestDriver>) -> Result<()> {
    let def = Arc::new(definition::read(definition::DEFAULT)?);
    let (name, uuid) = Domains::identity(&def);
    let standing = Standing::defined(name, definition::kept(&def));
    let domain = Domains(Arc::clone(driver)).make(uuid, standing);
    life::bring_up(driver, &domain, &def, ostler_driver::RunningReason::Unknown);
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
