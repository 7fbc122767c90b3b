//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::AdminLogging;
use ostler_api::{AdminConnectLoggingFilters, AdminConnectLoggingOutputs};
use ostler_core::Result;
use ostler_protocol::AdminProcedure;
use ostler_protocol::admin;

#[async_trait]
impl<C: Caller> AdminLogging for Remote<C> {
    async fn admin_connect_logging_outputs(&self) -> Result<AdminConnectLoggingOutputs> {
        let procedure = AdminProcedure::ConnectGetLoggingOutputs.info();
        let arguments = admin::ConnectGetLoggingOutputsArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ConnectGetLoggingOutputsRet<'_> = answer.result(procedure)?;
        let value =
            AdminConnectLoggingOutputs { outputs: ret.outputs.to_owned(), noutputs: ret.noutputs };
        Ok(value)
    }

    async fn admin_connect_logging_filters(&self) -> Result<AdminConnectLoggingFilters> {
        let procedure = AdminProcedure::ConnectGetLoggingFilters.info();
        let arguments = admin::ConnectGetLoggingFiltersArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ConnectGetLoggingFiltersRet<'_> = answer.result(procedure)?;
        let value = AdminConnectLoggingFilters {
            filters: ret.filters.map(str::to_owned),
            nfilters: ret.nfilters,
        };
        Ok(value)
    }

    async fn admin_connect_set_logging_outputs(&self, outputs: Option<&str>) -> Result<()> {
        let procedure = AdminProcedure::ConnectSetLoggingOutputs.info();
        let arguments = admin::ConnectSetLoggingOutputsArgs { outputs, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn admin_connect_set_logging_filters(&self, filters: Option<&str>) -> Result<()> {
        let procedure = AdminProcedure::ConnectSetLoggingFilters.info();
        let arguments = admin::ConnectSetLoggingFiltersArgs { filters, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
