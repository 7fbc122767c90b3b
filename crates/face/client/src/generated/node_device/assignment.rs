//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NodeDeviceAssignment;
use ostler_core::Result;
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> NodeDeviceAssignment for Remote<C> {
    async fn node_device_dettach(&self, name: &str) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceDettach.info();
        let arguments = remote::NodeDeviceDettachArgs { name };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_re_attach(&self, name: &str) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceReAttach.info();
        let arguments = remote::NodeDeviceReAttachArgs { name };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_reset(&self, name: &str) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceReset.info();
        let arguments = remote::NodeDeviceResetArgs { name };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_detach_flags(&self, name: &str, driver_name: Option<&str>) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceDetachFlags.info();
        let arguments = remote::NodeDeviceDetachFlagsArgs { name, driver_name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
