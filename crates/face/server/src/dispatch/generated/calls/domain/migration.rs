//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{DomainMigrateFlags, DomainMigrateMaxSpeedFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 61 `DOMAIN_MIGRATE_PREPARE`: `domain_migrate_prepare`.
pub(in super::super) async fn domain_migrate_prepare(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepareArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_prepare(args.uri_in, flags, args.dname, args.resource)
        .await?;
    call.reply(|w| {
        w.opaque(&ret.cookie, 4194304)?;
        Wire::encode(&ret.uri_out, w)?;
        Ok(())
    })
}

/// 62 `DOMAIN_MIGRATE_PERFORM`: `domain_migrate_perform`.
pub(in super::super) async fn domain_migrate_perform(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePerformArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    call.hypervisor()?
        .domain_migrate_perform(
            &args.domain,
            args.cookie,
            args.uri,
            flags,
            args.dname,
            args.resource,
        )
        .await?;
    Ok(Reply::default())
}

/// 63 `DOMAIN_MIGRATE_FINISH`: `domain_migrate_finish`.
pub(in super::super) async fn domain_migrate_finish(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateFinishArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret =
        call.hypervisor()?.domain_migrate_finish(args.dname, args.cookie, args.uri, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 108 `DOMAIN_MIGRATE_PREPARE2`: `domain_migrate_prepare2`.
pub(in super::super) async fn domain_migrate_prepare2(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepare2Args<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_prepare2(args.uri_in, flags, args.dname, args.resource, args.dom_xml)
        .await?;
    call.reply(|w| {
        w.opaque(&ret.cookie, 4194304)?;
        Wire::encode(&ret.uri_out, w)?;
        Ok(())
    })
}

/// 109 `DOMAIN_MIGRATE_FINISH2`: `domain_migrate_finish2`.
pub(in super::super) async fn domain_migrate_finish2(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateFinish2Args<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_finish2(args.dname, args.cookie, args.uri, flags, args.retcode)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 148 `DOMAIN_MIGRATE_PREPARE_TUNNEL`: `domain_migrate_prepare_tunnel`.
pub(in super::super) async fn domain_migrate_prepare_tunnel(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepareTunnelArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let stream = call
        .hypervisor()?
        .domain_migrate_prepare_tunnel(flags, args.dname, args.resource, args.dom_xml)
        .await?;
    Ok(Reply::default().with_stream(stream))
}

/// 166 `DOMAIN_MIGRATE_SET_MAX_DOWNTIME`: `virDomainMigrateSetMaxDowntime`, since 0.8.0.
pub(in super::super) async fn domain_migrate_set_max_downtime(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateSetMaxDowntimeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_migrate_set_max_downtime(&args.domain, args.downtime).await?;
    Ok(Reply::default())
}

/// 207 `DOMAIN_MIGRATE_SET_MAX_SPEED`: `virDomainMigrateSetMaxSpeed`, since 0.9.0.
pub(in super::super) async fn domain_migrate_set_max_speed(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateSetMaxSpeedArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateMaxSpeedFlags::from_wire)?;
    call.hypervisor()?.domain_migrate_set_max_speed(&args.domain, args.bandwidth, flags).await?;
    Ok(Reply::default())
}

/// 213 `DOMAIN_MIGRATE_BEGIN3`: `domain_migrate_begin3`.
pub(in super::super) async fn domain_migrate_begin3(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateBegin3Args<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_begin3(&args.domain, args.xmlin, flags, args.dname, args.resource)
        .await?;
    call.reply(|w| {
        w.opaque(&ret.cookie_out, 4194304)?;
        Wire::encode(&ret.xml, w)?;
        Ok(())
    })
}

/// 214 `DOMAIN_MIGRATE_PREPARE3`: `domain_migrate_prepare3`.
pub(in super::super) async fn domain_migrate_prepare3(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepare3Args<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_prepare3(
            args.cookie_in,
            args.uri_in,
            flags,
            args.dname,
            args.resource,
            args.dom_xml,
        )
        .await?;
    call.reply(|w| {
        w.opaque(&ret.cookie_out, 4194304)?;
        Wire::encode(&ret.uri_out, w)?;
        Ok(())
    })
}

/// 215 `DOMAIN_MIGRATE_PREPARE_TUNNEL3`: `domain_migrate_prepare_tunnel3`.
pub(in super::super) async fn domain_migrate_prepare_tunnel3(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepareTunnel3Args<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let (ret, stream) = call
        .hypervisor()?
        .domain_migrate_prepare_tunnel3(
            args.cookie_in,
            flags,
            args.dname,
            args.resource,
            args.dom_xml,
        )
        .await?;
    Ok(call
        .reply(|w| {
            w.opaque(&ret, 4194304)?;
            Ok(())
        })?
        .with_stream(stream))
}

/// 216 `DOMAIN_MIGRATE_PERFORM3`: `domain_migrate_perform3`.
pub(in super::super) async fn domain_migrate_perform3(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePerform3Args<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_perform3(
            &args.domain,
            args.xmlin,
            args.cookie_in,
            args.dconnuri,
            args.uri,
            flags,
            args.dname,
            args.resource,
        )
        .await?;
    call.reply(|w| {
        w.opaque(&ret, 4194304)?;
        Ok(())
    })
}

/// 217 `DOMAIN_MIGRATE_FINISH3`: `domain_migrate_finish3`.
pub(in super::super) async fn domain_migrate_finish3(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateFinish3Args<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_finish3(
            args.dname,
            args.cookie_in,
            args.dconnuri,
            args.uri,
            flags,
            args.cancelled,
        )
        .await?;
    call.reply(|w| {
        Wire::encode(&ret.domain, w)?;
        w.opaque(&ret.cookie_out, 4194304)?;
        Ok(())
    })
}

/// 218 `DOMAIN_MIGRATE_CONFIRM3`: `domain_migrate_confirm3`.
pub(in super::super) async fn domain_migrate_confirm3(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateConfirm3Args<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags, 0)?;
    let flags = call.flags(args.flags, DomainMigrateFlags::from_wire)?;
    call.hypervisor()?
        .domain_migrate_confirm3(&args.domain, args.cookie_in, flags, args.cancelled)
        .await?;
    Ok(Reply::default())
}

/// 242 `DOMAIN_MIGRATE_GET_MAX_SPEED`: `virDomainMigrateGetMaxSpeed`, since 0.9.5.
pub(in super::super) async fn domain_migrate_get_max_speed(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateGetMaxSpeedArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateMaxSpeedFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_migrate_max_speed(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 299 `DOMAIN_MIGRATE_GET_COMPRESSION_CACHE`: `virDomainMigrateGetCompressionCache`, since 1.0.3.
pub(in super::super) async fn domain_migrate_get_compression_cache(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateGetCompressionCacheArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_migrate_compression_cache(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 300 `DOMAIN_MIGRATE_SET_COMPRESSION_CACHE`: `virDomainMigrateSetCompressionCache`, since 1.0.3.
pub(in super::super) async fn domain_migrate_set_compression_cache(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateSetCompressionCacheArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_migrate_set_compression_cache(&args.domain, args.cache_size).await?;
    Ok(Reply::default())
}

/// 302 `DOMAIN_MIGRATE_BEGIN3_PARAMS`: `domain_migrate_begin3_params`.
pub(in super::super) async fn domain_migrate_begin3_params(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateBegin3ParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateFlags::from_wire)?;
    let ret =
        call.hypervisor()?.domain_migrate_begin3_params(&args.domain, &args.params, flags).await?;
    call.reply(|w| {
        w.opaque(&ret.cookie_out, 4194304)?;
        Wire::encode(&ret.xml, w)?;
        Ok(())
    })
}

/// 303 `DOMAIN_MIGRATE_PREPARE3_PARAMS`: `domain_migrate_prepare3_params`.
pub(in super::super) async fn domain_migrate_prepare3_params(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepare3ParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_prepare3_params(&args.params, args.cookie_in, flags)
        .await?;
    call.reply(|w| {
        w.opaque(&ret.cookie_out, 4194304)?;
        Wire::encode(&ret.uri_out, w)?;
        Ok(())
    })
}

/// 304 `DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS`: `domain_migrate_prepare_tunnel3_params`.
pub(in super::super) async fn domain_migrate_prepare_tunnel3_params(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePrepareTunnel3ParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateFlags::from_wire)?;
    let (ret, stream) = call
        .hypervisor()?
        .domain_migrate_prepare_tunnel3_params(&args.params, args.cookie_in, flags)
        .await?;
    Ok(call
        .reply(|w| {
            w.opaque(&ret, 4194304)?;
            Ok(())
        })?
        .with_stream(stream))
}

/// 305 `DOMAIN_MIGRATE_PERFORM3_PARAMS`: `domain_migrate_perform3_params`.
pub(in super::super) async fn domain_migrate_perform3_params(call: Call) -> Result<Reply> {
    let args: remote::DomainMigratePerform3ParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_perform3_params(
            &args.domain,
            args.dconnuri,
            &args.params,
            args.cookie_in,
            flags,
        )
        .await?;
    call.reply(|w| {
        w.opaque(&ret, 4194304)?;
        Ok(())
    })
}

/// 306 `DOMAIN_MIGRATE_FINISH3_PARAMS`: `domain_migrate_finish3_params`.
pub(in super::super) async fn domain_migrate_finish3_params(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateFinish3ParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .domain_migrate_finish3_params(&args.params, args.cookie_in, flags, args.cancelled)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret.domain, w)?;
        w.opaque(&ret.cookie_out, 4194304)?;
        Ok(())
    })
}

/// 307 `DOMAIN_MIGRATE_CONFIRM3_PARAMS`: `domain_migrate_confirm3_params`.
pub(in super::super) async fn domain_migrate_confirm3_params(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateConfirm3ParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMigrateFlags::from_wire)?;
    call.hypervisor()?
        .domain_migrate_confirm3_params(
            &args.domain,
            &args.params,
            args.cookie_in,
            flags,
            args.cancelled,
        )
        .await?;
    Ok(Reply::default())
}

/// 364 `DOMAIN_MIGRATE_START_POST_COPY`: `virDomainMigrateStartPostCopy`, since 1.3.3.
pub(in super::super) async fn domain_migrate_start_post_copy(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateStartPostCopyArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_migrate_start_post_copy(&args.domain).await?;
    Ok(Reply::default())
}

/// 387 `DOMAIN_MIGRATE_GET_MAX_DOWNTIME`: `virDomainMigrateGetMaxDowntime`, since 3.7.0.
pub(in super::super) async fn domain_migrate_get_max_downtime(call: Call) -> Result<Reply> {
    let args: remote::DomainMigrateGetMaxDowntimeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_migrate_max_downtime(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
