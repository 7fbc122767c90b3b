//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, KiB, Result, TypedParams};

/// What drivers do for clients: connect, host.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHost: Send + Sync {
    /// Describes the host's processors and memory: `memory` in KiB, `mhz` 0 if unknown. `nodes` is
    /// the number of NUMA cells, `sockets` counts per cell, `cores` per socket, `threads` per core;
    /// where the host is not that regular, `nodes` and `sockets` are 1, `cores` is all CPUs and
    /// `threads` is 1.
    ///
    /// `virNodeGetInfo`, since 0.1.0.
    async fn node_info(&self) -> Result<NodeInfo> {
        Err(Error::no_support("virNodeGetInfo"))
    }

    /// Gives the name of the daemon's host, with its domain where that can be found.
    ///
    /// `virConnectGetHostname`, since 0.3.0.
    async fn connect_hostname(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetHostname"))
    }

    /// Gives the name of the host's security driver and the domain of interpretation of its labels;
    /// empty where there is none.
    ///
    /// `virNodeGetSecurityModel`, since 0.6.1.
    async fn node_security_model(&self) -> Result<NodeSecurityModel> {
        Err(Error::no_support("virNodeGetSecurityModel"))
    }

    /// Gives the host's SMBIOS strings as an XML document `<sysinfo>`. On a host without them it
    /// fails with `VIR_ERR_CONFIG_UNSUPPORTED`.
    ///
    /// `virConnectGetSysinfo`, since 0.8.8.
    async fn connect_sysinfo(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetSysinfo"))
    }

    /// Gives the number of CPUs that the host can have, which of them are there and how many are
    /// online. The map has a bit per CPU, bit 0 of byte 0 for CPU 0.
    ///
    /// `virNodeGetCPUMap`, since 1.0.0.
    async fn node_cpu_map(&self, need_map: bool, need_online: bool) -> Result<NodeCpuMap> {
        Err(Error::no_support("virNodeGetCPUMap"))
    }

    /// Gives what the host's AMD SEV offers: certificates, bits and numbers of guests. On a host
    /// without it it fails with `VIR_ERR_OPERATION_UNSUPPORTED`.
    ///
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
    pub memory: KiB,
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
