//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: admin, logging.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait AdminLogging: Send + Sync {
    /// `virAdmConnectGetLoggingOutputs`, since 3.0.0.
    async fn admin_connect_logging_outputs(&self) -> Result<AdminConnectLoggingOutputs> {
        Err(Error::no_support("virAdmConnectGetLoggingOutputs"))
    }

    /// `virAdmConnectGetLoggingFilters`, since 3.0.0.
    async fn admin_connect_logging_filters(&self) -> Result<AdminConnectLoggingFilters> {
        Err(Error::no_support("virAdmConnectGetLoggingFilters"))
    }

    /// `virAdmConnectSetLoggingOutputs`, since 3.0.0.
    async fn admin_connect_set_logging_outputs(&self, outputs: Option<&str>) -> Result<()> {
        Err(Error::no_support("virAdmConnectSetLoggingOutputs"))
    }

    /// `virAdmConnectSetLoggingFilters`, since 3.0.0.
    async fn admin_connect_set_logging_filters(&self, filters: Option<&str>) -> Result<()> {
        Err(Error::no_support("virAdmConnectSetLoggingFilters"))
    }
}

/// What `virAdmConnectGetLoggingOutputs` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AdminConnectLoggingOutputs {
    /// `outputs`
    pub outputs: String,
    /// `noutputs`
    pub noutputs: u32,
}

/// What `virAdmConnectGetLoggingFilters` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AdminConnectLoggingFilters {
    /// `filters`
    pub filters: Option<String>,
    /// `nfilters`
    pub nfilters: u32,
}
