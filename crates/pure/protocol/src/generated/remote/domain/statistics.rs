//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use super::super::{DomainDiskError, DomainMemoryStat, DomainStatsRecord};
use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, DomainRef, KiB, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_get_info_args`
    DomainGetInfoArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_info_ret`
    DomainGetInfoRet {
        state: Open<enumeration::DomainState>,
        max_memory: KiB,
        memory: KiB,
        vcpus: u16,
        cpu_time: u64,
    }
}

structure! {
    /// `remote_domain_block_stats_args`
    DomainBlockStatsArgs<'a> {
        domain: DomainRef,
        path: &'a str,
    }
}

structure! {
    /// `remote_domain_block_stats_ret`
    DomainBlockStatsRet {
        rd_req: i64,
        rd_bytes: i64,
        wr_req: i64,
        wr_bytes: i64,
        errs: i64,
    }
}

structure! {
    /// `remote_domain_interface_stats_args`
    DomainInterfaceStatsArgs<'a> {
        domain: DomainRef,
        device: &'a str,
    }
}

structure! {
    /// `remote_domain_interface_stats_ret`
    DomainInterfaceStatsRet {
        rx_bytes: i64,
        rx_packets: i64,
        rx_errs: i64,
        rx_drop: i64,
        tx_bytes: i64,
        tx_packets: i64,
        tx_errs: i64,
        tx_drop: i64,
    }
}

structure! {
    /// `remote_domain_memory_stats_args`
    DomainMemoryStatsArgs {
        domain: DomainRef,
        max_stats: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_memory_stats_ret`
    DomainMemoryStatsRet {
        stats: Vec<DomainMemoryStat> [1024],
    }
}

structure! {
    /// `remote_domain_get_block_info_args`
    DomainGetBlockInfoArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_block_info_ret`
    DomainGetBlockInfoRet {
        allocation: Bytes,
        capacity: Bytes,
        physical: Bytes,
    }
}

structure! {
    /// `remote_domain_get_state_args`
    DomainGetStateArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_state_ret`
    DomainGetStateRet {
        state: Open<enumeration::DomainState>,
        reason: i32,
    }
}

structure! {
    /// `remote_domain_get_control_info_args`
    DomainGetControlInfoArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_control_info_ret`
    DomainGetControlInfoRet {
        state: Open<enumeration::DomainControlState>,
        details: Open<enumeration::DomainControlErrorReason>,
        state_time: u64,
    }
}

structure! {
    /// `remote_domain_block_stats_flags_args`
    DomainBlockStatsFlagsArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_stats_flags_ret`
    DomainBlockStatsFlagsRet<'a> {
        params: Cow<'a, TypedParams> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_get_cpu_stats_args`
    DomainGetCpuStatsArgs {
        domain: DomainRef,
        nparams: u32,
        start_cpu: i32,
        ncpus: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_cpu_stats_ret`
    DomainGetCpuStatsRet<'a> {
        params: Cow<'a, TypedParams> [2048],
        nparams: i32,
    }
}

structure! {
    /// `remote_domain_get_disk_errors_args`
    DomainGetDiskErrorsArgs {
        domain: DomainRef,
        maxerrors: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_disk_errors_ret`
    DomainGetDiskErrorsRet<'a> {
        errors: Vec<DomainDiskError<'a>> [256],
        nerrors: i32,
    }
}

structure! {
    /// `remote_domain_set_memory_stats_period_args`
    DomainSetMemoryStatsPeriodArgs {
        domain: DomainRef,
        period: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_get_all_domain_stats_args`
    ConnectGetAllDomainStatsArgs {
        doms: Vec<DomainRef> [16384],
        stats: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_get_all_domain_stats_ret`
    ConnectGetAllDomainStatsRet<'a> {
        ret_stats: Vec<DomainStatsRecord<'a>> [16384],
    }
}

structure! {
    /// `remote_domain_get_perf_events_args`
    DomainGetPerfEventsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_perf_events_ret`
    DomainGetPerfEventsRet<'a> {
        params: Cow<'a, TypedParams> [64],
    }
}

structure! {
    /// `remote_domain_set_perf_events_args`
    DomainSetPerfEventsArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_messages_args`
    DomainGetMessagesArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_messages_ret`
    DomainGetMessagesRet<'a> {
        msgs: Vec<&'a str> [2048],
    }
}

structure! {
    /// `remote_domain_start_dirty_rate_calc_args`
    DomainStartDirtyRateCalcArgs {
        domain: DomainRef,
        seconds: i32,
        flags: u32,
    }
}
