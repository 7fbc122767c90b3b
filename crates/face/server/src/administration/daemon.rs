//! The daemon's own settings, by the administration protocol.

use super::Administration;
use crate::version::LIBRARY_VERSION;
use async_trait::async_trait;
use ostler_core::{Result, flags::AdmConnectDaemonShutdownFlags};
use ostler_driver::api::{
    AdminConnectLoggingFilters, AdminConnectLoggingOutputs, AdminDaemon, AdminLogging,
};
use std::time::Duration;

#[async_trait]
impl AdminDaemon for Administration {
    async fn admin_connect_lib_version(&self) -> Result<u64> {
        Ok(LIBRARY_VERSION)
    }

    async fn admin_connect_set_daemon_timeout(&self, timeout: u32) -> Result<()> {
        let timeout = Duration::from_secs(timeout.into());
        self.control.set_timeout(Some(timeout).filter(|timeout| !timeout.is_zero()));
        Ok(())
    }

    /// The one flag asks to keep guests, which is always done.
    async fn admin_connect_daemon_shutdown(&self, _: AdmConnectDaemonShutdownFlags) -> Result<()> {
        self.control.shut_down();
        Ok(())
    }
}

#[async_trait]
impl AdminLogging for Administration {
    async fn admin_connect_logging_outputs(&self) -> Result<AdminConnectLoggingOutputs> {
        let listing = self.control.log_outputs();
        Ok(AdminConnectLoggingOutputs { outputs: listing.text, noutputs: number(listing.count) })
    }

    async fn admin_connect_logging_filters(&self) -> Result<AdminConnectLoggingFilters> {
        let listing = self.control.log_filters();
        let filters = Some(listing.text).filter(|text| !text.is_empty());
        Ok(AdminConnectLoggingFilters { filters, nfilters: number(listing.count) })
    }

    async fn admin_connect_set_logging_outputs(&self, outputs: Option<&str>) -> Result<()> {
        self.control.set_log_outputs(outputs.unwrap_or_default())
    }

    async fn admin_connect_set_logging_filters(&self, filters: Option<&str>) -> Result<()> {
        self.control.set_log_filters(filters.unwrap_or_default())
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
