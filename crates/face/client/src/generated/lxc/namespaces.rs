//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::LxcNamespaces;
use ostler_core::{DomainRef, Result};
use ostler_protocol::LxcProcedure;
use ostler_protocol::lxc;
use std::os::fd::OwnedFd;

#[async_trait]
impl<C: Caller> LxcNamespaces for Remote<C> {
    async fn domain_lxc_open_namespace(&self, domain: &DomainRef) -> Result<Vec<OwnedFd>> {
        let procedure = LxcProcedure::DomainOpenNamespace.info();
        let arguments = lxc::DomainOpenNamespaceArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(answer.fds)
    }
}
