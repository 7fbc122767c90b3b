//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_block_peek_args`
    DomainBlockPeekArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        offset: Bytes,
        size: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_peek_ret`
    DomainBlockPeekRet<'a> {
        buffer: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_block_job_abort_args`
    DomainBlockJobAbortArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_block_job_info_args`
    DomainGetBlockJobInfoArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_block_job_info_ret`
    DomainGetBlockJobInfoRet {
        found: bool,
        kind: Open<enumeration::DomainBlockJobType>,
        bandwidth: u64,
        cur: u64,
        end: u64,
    }
}

structure! {
    /// `remote_domain_block_job_set_speed_args`
    DomainBlockJobSetSpeedArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        bandwidth: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_pull_args`
    DomainBlockPullArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        bandwidth: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_resize_args`
    DomainBlockResizeArgs<'a> {
        domain: DomainRef,
        disk: &'a str,
        size: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_rebase_args`
    DomainBlockRebaseArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        base: Option<&'a str>,
        bandwidth: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_commit_args`
    DomainBlockCommitArgs<'a> {
        domain: DomainRef,
        disk: &'a str,
        base: Option<&'a str>,
        top: Option<&'a str>,
        bandwidth: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_block_copy_args`
    DomainBlockCopyArgs<'a> {
        domain: DomainRef,
        path: &'a str,
        destxml: &'a str,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_set_block_threshold_args`
    DomainSetBlockThresholdArgs<'a> {
        domain: DomainRef,
        device: &'a str,
        threshold: Bytes,
        flags: u32,
    }
}
