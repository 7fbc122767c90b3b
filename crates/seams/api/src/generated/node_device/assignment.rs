//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: node device, assignment.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceAssignment: Send + Sync {
    /// Takes a device from its host driver, so that a guest can have it. A device that a guest has
    /// is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNodeDeviceDettach`, since 0.6.1.
    async fn node_device_dettach(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceDettach"))
    }

    /// Gives a detached device back to its host driver. A device that a guest has is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNodeDeviceReAttach`, since 0.6.1.
    async fn node_device_re_attach(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceReAttach"))
    }

    /// Resets a detached device, so that nothing of its last use is left. A device that cannot be
    /// reset alone, or that a guest has, is refused.
    ///
    /// `virNodeDeviceReset`, since 0.6.1.
    async fn node_device_reset(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceReset"))
    }

    /// Takes a device from its host driver and gives it to `driver_name`, or to the hypervisor's
    /// usual one, so that a guest can have it.
    ///
    /// `virNodeDeviceDetachFlags`, since 1.0.5.
    async fn node_device_detach_flags(&self, name: &str, driver_name: Option<&str>) -> Result<()> {
        Err(Error::no_support("virNodeDeviceDetachFlags"))
    }
}
