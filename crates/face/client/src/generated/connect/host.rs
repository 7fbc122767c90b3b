//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, STRING_OKAY, encode};
use async_trait::async_trait;
use ostler_api::ConnectHost;
use ostler_api::{NodeCpuMap, NodeInfo, NodeSecurityModel};
use ostler_core::{Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> ConnectHost for Remote<C> {
    async fn node_info(&self) -> Result<NodeInfo> {
        let procedure = RemoteProcedure::NodeGetInfo.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetInfoRet = answer.result(procedure)?;
        let value = NodeInfo {
            model: ret.model.0,
            memory: ret.memory,
            cpus: ret.cpus,
            mhz: ret.mhz,
            nodes: ret.nodes,
            sockets: ret.sockets,
            cores: ret.cores,
            threads: ret.threads,
        };
        Ok(value)
    }

    async fn connect_hostname(&self) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetHostname.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetHostnameRet<'_> = answer.result(procedure)?;
        let value = ret.hostname.to_owned();
        Ok(value)
    }

    async fn node_security_model(&self) -> Result<NodeSecurityModel> {
        let procedure = RemoteProcedure::NodeGetSecurityModel.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetSecurityModelRet = answer.result(procedure)?;
        let value = NodeSecurityModel { model: ret.model, doi: ret.doi };
        Ok(value)
    }

    async fn connect_sysinfo(&self) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetSysinfo.info();
        let arguments = remote::ConnectGetSysinfoArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetSysinfoRet<'_> = answer.result(procedure)?;
        let value = ret.sysinfo.to_owned();
        Ok(value)
    }

    async fn node_cpu_map(&self, need_map: bool, need_online: bool) -> Result<NodeCpuMap> {
        let procedure = RemoteProcedure::NodeGetCpuMap.info();
        let arguments = remote::NodeGetCpuMapArgs { need_map, need_online, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetCpuMapRet<'_> = answer.result(procedure)?;
        let value = NodeCpuMap { cpumap: ret.cpumap.to_vec(), online: ret.online, ret: ret.ret };
        Ok(value)
    }

    async fn node_sev_info(&self) -> Result<TypedParams> {
        let procedure = RemoteProcedure::NodeGetSevInfo.info();
        let arguments = remote::NodeGetSevInfoArgs { nparams: 64, flags: STRING_OKAY };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetSevInfoRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }
}
