//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NodeDeviceDescription;
use ostler_core::Result;
use ostler_core::flags::NodeDeviceXmlFlags;
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> NodeDeviceDescription for Remote<C> {
    async fn node_device_xml_desc(&self, name: &str, flags: NodeDeviceXmlFlags) -> Result<String> {
        let procedure = RemoteProcedure::NodeDeviceGetXmlDesc.info();
        let arguments = remote::NodeDeviceGetXmlDescArgs { name, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn node_device_parent(&self, name: &str) -> Result<Option<String>> {
        let procedure = RemoteProcedure::NodeDeviceGetParent.info();
        let arguments = remote::NodeDeviceGetParentArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceGetParentRet<'_> = answer.result(procedure)?;
        let value = ret.parent_name.map(str::to_owned);
        Ok(value)
    }

    async fn node_device_number_of_caps(&self, name: &str) -> Result<i32> {
        let procedure = RemoteProcedure::NodeDeviceNumOfCaps.info();
        let arguments = remote::NodeDeviceNumOfCapsArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceNumOfCapsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn node_device_list_caps(&self, name: &str) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::NodeDeviceListCaps.info();
        let arguments = remote::NodeDeviceListCapsArgs { name, maxnames: 65536 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceListCapsRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn node_device_autostart(&self, name: &str) -> Result<bool> {
        let procedure = RemoteProcedure::NodeDeviceGetAutostart.info();
        let arguments = remote::NodeDeviceGetAutostartArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceGetAutostartRet = answer.result(procedure)?;
        let value = ret.autostart;
        Ok(value)
    }

    async fn node_device_is_persistent(&self, name: &str) -> Result<bool> {
        let procedure = RemoteProcedure::NodeDeviceIsPersistent.info();
        let arguments = remote::NodeDeviceIsPersistentArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceIsPersistentRet = answer.result(procedure)?;
        let value = ret.persistent;
        Ok(value)
    }

    async fn node_device_is_active(&self, name: &str) -> Result<bool> {
        let procedure = RemoteProcedure::NodeDeviceIsActive.info();
        let arguments = remote::NodeDeviceIsActiveArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceIsActiveRet = answer.result(procedure)?;
        let value = ret.active;
        Ok(value)
    }
}
