//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::lxc;

/// 1 `DOMAIN_OPEN_NAMESPACE`: `virDomainLxcOpenNamespace`, since 1.0.2.
pub(in super::super) async fn lxc_domain_open_namespace(call: Call) -> Result<Reply> {
    let args: lxc::DomainOpenNamespaceArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let fds = call.hypervisor()?.domain_lxc_open_namespace(&args.domain).await?;
    Ok(Reply::default().with_fds(fds))
}
