//! @generated from  `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_get_job_info_args`
    DomainGetJobInfoArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_job_info_ret`
    DomainGetJobInfoRet {
        kind: i32,
        time_elapsed: u64,
        time_remaining: u64,
        data_total: u64,
        data_processed: u64,
        data_remaining: u64,
        mem_total: u64,
        mem_processed: u64,
        mem_remaining: u64,
        file_total: u64,
        file_processed: u64,
        file_remaining: u64,
    }
}

structure! {
    /// `remote_domain_abort_job_args`
    DomainAbortJobArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_job_stats_args`
    DomainGetJobStatsArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_job_stats_ret`
    DomainGetJobStatsRet<'a> {
        kind: i32,
        params: Cow<'a, TypedParams> [64],
    }
}

structure! {
    /// `remote_domain_abort_job_flags_args`
    DomainAbortJobFlagsArgs {
        domain: DomainRef,
        flags: u32,
    }
}
