//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{Bytes, DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_migrate_prepare_args`
    DomainMigratePrepareArgs<'a> {
        uri_in: Option<&'a str>,
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
    }
}

structure! {
    /// `remote_domain_migrate_prepare_ret`
    DomainMigratePrepareRet<'a> {
        cookie: &'a [u8] [4194304],
        uri_out: Option<&'a str>,
    }
}

structure! {
    /// `remote_domain_migrate_perform_args`
    DomainMigratePerformArgs<'a> {
        domain: DomainRef,
        cookie: &'a [u8] [4194304],
        uri: &'a str,
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
    }
}

structure! {
    /// `remote_domain_migrate_finish_args`
    DomainMigrateFinishArgs<'a> {
        dname: &'a str,
        cookie: &'a [u8] [4194304],
        uri: &'a str,
        flags: u64,
    }
}

structure! {
    /// `remote_domain_migrate_finish_ret`
    DomainMigrateFinishRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_migrate_prepare2_args`
    DomainMigratePrepare2Args<'a> {
        uri_in: Option<&'a str>,
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
        dom_xml: &'a str,
    }
}

structure! {
    /// `remote_domain_migrate_prepare2_ret`
    DomainMigratePrepare2Ret<'a> {
        cookie: &'a [u8] [4194304],
        uri_out: Option<&'a str>,
    }
}

structure! {
    /// `remote_domain_migrate_finish2_args`
    DomainMigrateFinish2Args<'a> {
        dname: &'a str,
        cookie: &'a [u8] [4194304],
        uri: &'a str,
        flags: u64,
        retcode: i32,
    }
}

structure! {
    /// `remote_domain_migrate_finish2_ret`
    DomainMigrateFinish2Ret {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_migrate_prepare_tunnel_args`
    DomainMigratePrepareTunnelArgs<'a> {
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
        dom_xml: &'a str,
    }
}

structure! {
    /// `remote_domain_migrate_set_max_downtime_args`
    DomainMigrateSetMaxDowntimeArgs {
        domain: DomainRef,
        downtime: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_set_max_speed_args`
    DomainMigrateSetMaxSpeedArgs {
        domain: DomainRef,
        bandwidth: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_begin3_args`
    DomainMigrateBegin3Args<'a> {
        domain: DomainRef,
        xmlin: Option<&'a str>,
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
    }
}

structure! {
    /// `remote_domain_migrate_begin3_ret`
    DomainMigrateBegin3Ret<'a> {
        cookie_out: &'a [u8] [4194304],
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_migrate_prepare3_args`
    DomainMigratePrepare3Args<'a> {
        cookie_in: &'a [u8] [4194304],
        uri_in: Option<&'a str>,
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
        dom_xml: &'a str,
    }
}

structure! {
    /// `remote_domain_migrate_prepare3_ret`
    DomainMigratePrepare3Ret<'a> {
        cookie_out: &'a [u8] [4194304],
        uri_out: Option<&'a str>,
    }
}

structure! {
    /// `remote_domain_migrate_prepare_tunnel3_args`
    DomainMigratePrepareTunnel3Args<'a> {
        cookie_in: &'a [u8] [4194304],
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
        dom_xml: &'a str,
    }
}

structure! {
    /// `remote_domain_migrate_prepare_tunnel3_ret`
    DomainMigratePrepareTunnel3Ret<'a> {
        cookie_out: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_migrate_perform3_args`
    DomainMigratePerform3Args<'a> {
        domain: DomainRef,
        xmlin: Option<&'a str>,
        cookie_in: &'a [u8] [4194304],
        dconnuri: Option<&'a str>,
        uri: Option<&'a str>,
        flags: u64,
        dname: Option<&'a str>,
        resource: u64,
    }
}

structure! {
    /// `remote_domain_migrate_perform3_ret`
    DomainMigratePerform3Ret<'a> {
        cookie_out: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_migrate_finish3_args`
    DomainMigrateFinish3Args<'a> {
        dname: &'a str,
        cookie_in: &'a [u8] [4194304],
        dconnuri: Option<&'a str>,
        uri: Option<&'a str>,
        flags: u64,
        cancelled: bool,
    }
}

structure! {
    /// `remote_domain_migrate_finish3_ret`
    DomainMigrateFinish3Ret<'a> {
        domain: DomainRef,
        cookie_out: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_migrate_confirm3_args`
    DomainMigrateConfirm3Args<'a> {
        domain: DomainRef,
        cookie_in: &'a [u8] [4194304],
        flags: u64,
        cancelled: bool,
    }
}

structure! {
    /// `remote_domain_migrate_get_max_speed_args`
    DomainMigrateGetMaxSpeedArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_get_max_speed_ret`
    DomainMigrateGetMaxSpeedRet {
        bandwidth: u64,
    }
}

structure! {
    /// `remote_domain_migrate_get_compression_cache_args`
    DomainMigrateGetCompressionCacheArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_get_compression_cache_ret`
    DomainMigrateGetCompressionCacheRet {
        cache_size: Bytes,
    }
}

structure! {
    /// `remote_domain_migrate_set_compression_cache_args`
    DomainMigrateSetCompressionCacheArgs {
        domain: DomainRef,
        cache_size: Bytes,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_begin3_params_args`
    DomainMigrateBegin3ParamsArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_begin3_params_ret`
    DomainMigrateBegin3ParamsRet<'a> {
        cookie_out: &'a [u8] [4194304],
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_migrate_prepare3_params_args`
    DomainMigratePrepare3ParamsArgs<'a> {
        params: Cow<'a, TypedParams> [64],
        cookie_in: &'a [u8] [4194304],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_prepare3_params_ret`
    DomainMigratePrepare3ParamsRet<'a> {
        cookie_out: &'a [u8] [4194304],
        uri_out: Option<&'a str>,
    }
}

structure! {
    /// `remote_domain_migrate_prepare_tunnel3_params_args`
    DomainMigratePrepareTunnel3ParamsArgs<'a> {
        params: Cow<'a, TypedParams> [64],
        cookie_in: &'a [u8] [4194304],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_prepare_tunnel3_params_ret`
    DomainMigratePrepareTunnel3ParamsRet<'a> {
        cookie_out: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_migrate_perform3_params_args`
    DomainMigratePerform3ParamsArgs<'a> {
        domain: DomainRef,
        dconnuri: Option<&'a str>,
        params: Cow<'a, TypedParams> [64],
        cookie_in: &'a [u8] [4194304],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_perform3_params_ret`
    DomainMigratePerform3ParamsRet<'a> {
        cookie_out: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_migrate_finish3_params_args`
    DomainMigrateFinish3ParamsArgs<'a> {
        params: Cow<'a, TypedParams> [64],
        cookie_in: &'a [u8] [4194304],
        flags: u32,
        cancelled: bool,
    }
}

structure! {
    /// `remote_domain_migrate_finish3_params_ret`
    DomainMigrateFinish3ParamsRet<'a> {
        domain: DomainRef,
        cookie_out: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_migrate_confirm3_params_args`
    DomainMigrateConfirm3ParamsArgs<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [64],
        cookie_in: &'a [u8] [4194304],
        flags: u32,
        cancelled: bool,
    }
}

structure! {
    /// `remote_domain_migrate_start_post_copy_args`
    DomainMigrateStartPostCopyArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_get_max_downtime_args`
    DomainMigrateGetMaxDowntimeArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_migrate_get_max_downtime_ret`
    DomainMigrateGetMaxDowntimeRet {
        downtime: u64,
    }
}
