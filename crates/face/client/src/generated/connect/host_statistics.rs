//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::ConnectHostStatistics;
use ostler_api::{NodeCpuStats, NodeMemoryStats};
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> ConnectHostStatistics for Remote<C> {
    async fn node_cells_free_memory(&self, start_cell: i32, maxcells: u32) -> Result<Vec<Bytes>> {
        let procedure = RemoteProcedure::NodeGetCellsFreeMemory.info();
        let arguments = remote::NodeGetCellsFreeMemoryArgs {
            start_cell,
            maxcells: i32::try_from(maxcells).unwrap_or(i32::MAX),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetCellsFreeMemoryRet = answer.result(procedure)?;
        let value = ret.cells;
        Ok(value)
    }

    async fn node_free_memory(&self) -> Result<Bytes> {
        let procedure = RemoteProcedure::NodeGetFreeMemory.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetFreeMemoryRet = answer.result(procedure)?;
        let value = ret.free_mem;
        Ok(value)
    }

    async fn node_cpu_stats(
        &self,
        cpu_num: Open<enumeration::NodeGetCpuStatsAllCpus>,
    ) -> Result<Vec<NodeCpuStats>> {
        let procedure = RemoteProcedure::NodeGetCpuStats.info();
        let arguments = remote::NodeGetCpuStatsArgs { cpu_num, nparams: 0, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let room = answer.result::<remote::NodeGetCpuStatsRet<'_>>(procedure)?.nparams;
        let arguments = remote::NodeGetCpuStatsArgs { cpu_num, nparams: room, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetCpuStatsRet<'_> = answer.result(procedure)?;
        let value = ret
            .params
            .into_iter()
            .map(|item| NodeCpuStats { field: item.field.to_owned(), value: item.value })
            .collect();
        Ok(value)
    }

    async fn node_memory_stats(
        &self,
        cell_num: Open<enumeration::NodeGetMemoryStatsAllCells>,
    ) -> Result<Vec<NodeMemoryStats>> {
        let procedure = RemoteProcedure::NodeGetMemoryStats.info();
        let arguments = remote::NodeGetMemoryStatsArgs { nparams: 0, cell_num, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let room = answer.result::<remote::NodeGetMemoryStatsRet<'_>>(procedure)?.nparams;
        let arguments = remote::NodeGetMemoryStatsArgs { nparams: room, cell_num, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetMemoryStatsRet<'_> = answer.result(procedure)?;
        let value = ret
            .params
            .into_iter()
            .map(|item| NodeMemoryStats { field: item.field.to_owned(), value: item.value })
            .collect();
        Ok(value)
    }

    async fn node_free_pages(
        &self,
        pages: &[u32],
        start_cell: i32,
        cell_count: u32,
    ) -> Result<Vec<u64>> {
        let procedure = RemoteProcedure::NodeGetFreePages.info();
        let arguments = remote::NodeGetFreePagesArgs {
            pages: pages.to_vec(),
            start_cell,
            cell_count,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetFreePagesRet = answer.result(procedure)?;
        let value = ret.counts;
        Ok(value)
    }
}
