//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NodeDeviceListing;
use ostler_core::flags::ConnectListAllNodeDeviceFlags;
use ostler_core::{NodeDeviceRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> NodeDeviceListing for Remote<C> {
    async fn node_number_of_devices(&self, cap: Option<&str>) -> Result<i32> {
        let procedure = RemoteProcedure::NodeNumOfDevices.info();
        let arguments = remote::NodeNumOfDevicesArgs { cap, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeNumOfDevicesRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn node_list_devices(&self, cap: Option<&str>) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::NodeListDevices.info();
        let arguments = remote::NodeListDevicesArgs { cap, maxnames: 65536, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeListDevicesRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn node_device_lookup_by_name(&self, name: &str) -> Result<NodeDeviceRef> {
        let procedure = RemoteProcedure::NodeDeviceLookupByName.info();
        let arguments = remote::NodeDeviceLookupByNameArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceLookupByNameRet = answer.result(procedure)?;
        let value = ret.device;
        Ok(value)
    }

    async fn connect_list_all_node_devices(
        &self,
        flags: ConnectListAllNodeDeviceFlags,
    ) -> Result<Arc<[NodeDeviceRef]>> {
        let procedure = RemoteProcedure::ConnectListAllNodeDevices.info();
        let arguments =
            remote::ConnectListAllNodeDevicesArgs { need_results: true, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllNodeDevicesRet = answer.result(procedure)?;
        let value = ret.devices.into();
        Ok(value)
    }

    async fn node_device_lookup_scsi_host_by_wwn(
        &self,
        wwnn: &str,
        wwpn: &str,
    ) -> Result<NodeDeviceRef> {
        let procedure = RemoteProcedure::NodeDeviceLookupScsiHostByWwn.info();
        let arguments = remote::NodeDeviceLookupScsiHostByWwnArgs { wwnn, wwpn, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeDeviceLookupScsiHostByWwnRet = answer.result(procedure)?;
        let value = ret.device;
        Ok(value)
    }
}
