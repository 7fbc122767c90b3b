//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NodeDeviceLifecycle;
use ostler_core::flags::{
    NodeDeviceCreateXmlFlags, NodeDeviceDefineXmlFlags, NodeDeviceUpdateFlags,
};
use ostler_core::{NodeDeviceRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> NodeDeviceLifecycle for Remote<C> {
    async fn node_device_create_xml(
        &self,
        xml_desc: &str,
        flags: NodeDeviceCreateXmlFlags,
    ) -> Result<NodeDeviceRef> {
        let procedure = RemoteProcedure::NodeDeviceCreateXml.info();
        let arguments = remote::NodeDeviceCreateXmlArgs { xml_desc, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceCreateXmlRet = answer.result(procedure)?;
        let value = ret.device;
        Ok(value)
    }

    async fn node_device_destroy(&self, name: &str) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceDestroy.info();
        let arguments = remote::NodeDeviceDestroyArgs { name };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_define_xml(
        &self,
        xml_desc: &str,
        flags: NodeDeviceDefineXmlFlags,
    ) -> Result<NodeDeviceRef> {
        let procedure = RemoteProcedure::NodeDeviceDefineXml.info();
        let arguments = remote::NodeDeviceDefineXmlArgs { xml_desc, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceDefineXmlRet = answer.result(procedure)?;
        let value = ret.device;
        Ok(value)
    }

    async fn node_device_undefine(&self, name: &str) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceUndefine.info();
        let arguments = remote::NodeDeviceUndefineArgs { name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_create(&self, name: &str) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceCreate.info();
        let arguments = remote::NodeDeviceCreateArgs { name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_set_autostart(&self, name: &str, autostart: bool) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceSetAutostart.info();
        let arguments = remote::NodeDeviceSetAutostartArgs { name, autostart };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_device_update(
        &self,
        name: &str,
        xml_desc: &str,
        flags: NodeDeviceUpdateFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::NodeDeviceUpdate.info();
        let arguments = remote::NodeDeviceUpdateArgs { name, xml_desc, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
