//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, DomainRef, TypedParams};
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
        kind: Open<enumeration::DomainJobType>,
        time_elapsed: u64,
        time_remaining: u64,
        data_total: Bytes,
        data_processed: Bytes,
        data_remaining: Bytes,
        mem_total: Bytes,
        mem_processed: Bytes,
        mem_remaining: Bytes,
        file_total: Bytes,
        file_processed: Bytes,
        file_remaining: Bytes,
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
        kind: Open<enumeration::DomainJobType>,
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
