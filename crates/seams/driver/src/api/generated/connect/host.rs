//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result, TypedParams};

/// What drivers do for clients: connect, host.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHost: Send + Sync {
    /// `virNodeGetInfo`, since 0.1.0.
    async fn node_info(&self) -> Result<NodeInfo> {
        Err(Error::no_support("virNodeGetInfo"))
    }

    /// `virConnectGetHostname`, since 0.3.0.
    async fn connect_hostname(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetHostname"))
    }

    /// `virNodeGetSecurityModel`, since 0.6.1.
    async fn node_security_model(&self) -> Result<NodeSecurityModel> {
        Err(Error::no_support("virNodeGetSecurityModel"))
    }

    /// `virConnectGetSysinfo`, since 0.8.8.
    async fn connect_sysinfo(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetSysinfo"))
    }

    /// `virNodeGetCPUMap`, since 1.0.0.
    async fn node_cpu_map(&self, need_map: bool, need_online: bool) -> Result<NodeCpuMap> {
        Err(Error::no_support("virNodeGetCPUMap"))
    }

    /// `virNodeGetSEVInfo`, since 4.5.0.
    async fn node_sev_info(&self) -> Result<TypedParams> {
        Err(Error::no_support("virNodeGetSEVInfo"))
    }
}

/// What `virNodeGetInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeInfo {
    /// `model`
    pub model: String,
    /// `memory`
    pub memory: u64,
    /// `cpus`
    pub cpus: i32,
    /// `mhz`
    pub mhz: i32,
    /// `nodes`
    pub nodes: i32,
    /// `sockets`
    pub sockets: i32,
    /// `cores`
    pub cores: i32,
    /// `threads`
    pub threads: i32,
}

/// What `virNodeGetSecurityModel` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeSecurityModel {
    /// `model`
    pub model: String,
    /// `doi`
    pub doi: String,
}

/// What `virNodeGetCPUMap` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeCpuMap {
    /// `cpumap`
    pub cpumap: Vec<u8>,
    /// `online`
    pub online: u32,
    /// `ret`
    pub ret: i32,
}
