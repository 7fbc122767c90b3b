//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: node device, assignment.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceAssignment: Send + Sync {
    /// `virNodeDeviceDettach`, since 0.6.1.
    async fn node_device_dettach(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceDettach"))
    }

    /// `virNodeDeviceReAttach`, since 0.6.1.
    async fn node_device_re_attach(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceReAttach"))
    }

    /// `virNodeDeviceReset`, since 0.6.1.
    async fn node_device_reset(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceReset"))
    }

    /// `virNodeDeviceDetachFlags`, since 1.0.5.
    async fn node_device_detach_flags(&self, name: &str, driver_name: Option<&str>) -> Result<()> {
        Err(Error::no_support("virNodeDeviceDetachFlags"))
    }
}
