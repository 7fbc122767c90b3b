//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::flags::{DomainMemoryFlags, DomainMemoryModFlags};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 17 `DOMAIN_GET_MAX_MEMORY`: `virDomainGetMaxMemory`, since 0.0.3.
pub(in super::super) async fn domain_get_max_memory(call: Call) -> Result<Reply> {
    let args: remote::DomainGetMaxMemoryArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_max_memory(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 30 `DOMAIN_SET_MAX_MEMORY`: `virDomainSetMaxMemory`, since 0.0.3.
pub(in super::super) async fn domain_set_max_memory(call: Call) -> Result<Reply> {
    let args: remote::DomainSetMaxMemoryArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_set_max_memory(&args.domain, args.memory).await?;
    Ok(Reply::default())
}

/// 31 `DOMAIN_SET_MEMORY`: `virDomainSetMemory`, since 0.1.1.
pub(in super::super) async fn domain_set_memory(call: Call) -> Result<Reply> {
    let args: remote::DomainSetMemoryArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_set_memory(&args.domain, args.memory).await?;
    Ok(Reply::default())
}

/// 104 `DOMAIN_MEMORY_PEEK`: `virDomainMemoryPeek`, since 0.4.2.
pub(in super::super) async fn domain_memory_peek(call: Call) -> Result<Reply> {
    let args: remote::DomainMemoryPeekArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let size = call.at_most("size", args.size, 4194304, ErrorCode::InternalError)?;
    let flags = call.flags(args.flags.into(), DomainMemoryFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_memory_peek(&args.domain, args.offset, size, flags).await?;
    call.reply(|w| {
        w.opaque(&ret, 4194304)?;
        Ok(())
    })
}

/// 204 `DOMAIN_SET_MEMORY_FLAGS`: `virDomainSetMemoryFlags`, since 0.9.0.
pub(in super::super) async fn domain_set_memory_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainSetMemoryFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMemoryModFlags::from_wire)?;
    call.hypervisor()?.domain_set_memory_flags(&args.domain, args.memory, flags).await?;
    Ok(Reply::default())
}
