//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{DomainRef, Error, Result};
use std::os::fd::OwnedFd;

/// What drivers do for clients: lxc, namespaces.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait LxcNamespaces: Send + Sync {
    /// Gives descriptors of the namespaces of a running container.
    ///
    /// `virDomainLxcOpenNamespace`, since 1.0.2.
    async fn domain_lxc_open_namespace(&self, domain: &DomainRef) -> Result<Vec<OwnedFd>> {
        Err(Error::no_support("virDomainLxcOpenNamespace"))
    }
}
