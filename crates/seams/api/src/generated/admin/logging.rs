//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: admin, logging.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait AdminLogging: Send + Sync {
    /// Gives where the daemon's log goes, as in the setting `log_outputs`, and how many places that
    /// are.
    ///
    /// `virAdmConnectGetLoggingOutputs`, since 3.0.0.
    async fn admin_connect_logging_outputs(&self) -> Result<AdminConnectLoggingOutputs> {
        Err(Error::no_support("virAdmConnectGetLoggingOutputs"))
    }

    /// Gives which messages the daemon logs, as in the setting `log_filters`, and how many rules
    /// that are.
    ///
    /// `virAdmConnectGetLoggingFilters`, since 3.0.0.
    async fn admin_connect_logging_filters(&self) -> Result<AdminConnectLoggingFilters> {
        Err(Error::no_support("virAdmConnectGetLoggingFilters"))
    }

    /// Sets where the daemon's log goes until it ends; no text means its usual place. Outputs that
    /// cannot be read are refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virAdmConnectSetLoggingOutputs`, since 3.0.0.
    async fn admin_connect_set_logging_outputs(&self, outputs: Option<&str>) -> Result<()> {
        Err(Error::no_support("virAdmConnectSetLoggingOutputs"))
    }

    /// Sets which messages the daemon logs until it ends; no text means its usual level. Filters
    /// that cannot be read are refused with `VIR_ERR_INVALID_ARG`.
    ///
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
