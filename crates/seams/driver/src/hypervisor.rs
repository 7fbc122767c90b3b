//! How a server reaches a hypervisor driver.

use crate::api::HypervisorConnection;
use crate::{Event, EventBus};
use async_trait::async_trait;
use ostler_core::{ErrorDomain, Result};
use std::sync::Arc;

/// A hypervisor driver of this host.
#[async_trait]
pub trait Hypervisor: Send + Sync {
    /// Its name in URIs: `qemu`.
    fn scheme(&self) -> &'static str;

    /// The URI for a client that names none: `qemu:///system`.
    fn default_uri(&self) -> &'static str;

    /// The source that its errors name, where they name nothing closer.
    fn error_domain(&self) -> ErrorDomain;

    /// Opens a connection for one client. `path` is the path of its URI
    /// (`/system`). Dropping the connection tells the driver that the client is
    /// gone.
    ///
    /// # Errors
    /// When the driver serves no such path here.
    async fn open(&self, path: &str) -> Result<Arc<dyn HypervisorConnection>>;

    /// The bus on which it tells of events.
    fn events(&self) -> &Arc<EventBus<Event>>;

    /// Returns whether its connections reach the networks, pools, devices, filters and secrets
    /// of this host, too. A driver that only makes believe to have a host keeps its clients
    /// away from the real one.
    fn is_of_this_host(&self) -> bool {
        true
    }

    /// Returns whether it has anything running, so that an idle daemon must stay.
    fn is_busy(&self) -> bool;
}
