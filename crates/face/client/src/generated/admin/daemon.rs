//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::AdminDaemon;
use ostler_core::Result;
use ostler_core::flags::AdmConnectDaemonShutdownFlags;
use ostler_protocol::AdminProcedure;
use ostler_protocol::admin;

#[async_trait]
impl<C: Caller> AdminDaemon for Remote<C> {
    async fn admin_connect_lib_version(&self) -> Result<u64> {
        let procedure = AdminProcedure::ConnectGetLibVersion.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ConnectGetLibVersionRet = answer.result(procedure)?;
        let value = ret.lib_ver;
        Ok(value)
    }

    async fn admin_connect_set_daemon_timeout(&self, timeout: u32) -> Result<()> {
        let procedure = AdminProcedure::ConnectSetDaemonTimeout.info();
        let arguments = admin::ConnectSetDaemonTimeoutArgs { timeout, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn admin_connect_daemon_shutdown(
        &self,
        flags: AdmConnectDaemonShutdownFlags,
    ) -> Result<()> {
        let procedure = AdminProcedure::ConnectDaemonShutdown.info();
        let arguments = admin::ConnectDaemonShutdownArgs { flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
