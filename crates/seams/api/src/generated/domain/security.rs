//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, security.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainSecurity: Send + Sync {
    /// Gives the label of the running guest's process, and whether it is enforced; both empty where
    /// there is no security driver.
    ///
    /// `virDomainGetSecurityLabel`, since 0.6.1.
    async fn domain_security_label(&self, domain: &DomainRef) -> Result<DomainSecurityLabel> {
        Err(Error::no_support("virDomainGetSecurityLabel"))
    }

    /// Gives the label of the running guest's process for each security driver.
    ///
    /// `virDomainGetSecurityLabelList`, since 0.10.0.
    async fn domain_security_label_list(
        &self,
        domain: &DomainRef,
    ) -> Result<Vec<DomainSecurityLabel>> {
        Err(Error::no_support("virDomainGetSecurityLabelList"))
    }

    /// Gives the measurement and state of a running guest that was started encrypted; empty for
    /// others.
    ///
    /// `virDomainGetLaunchSecurityInfo`, since 4.5.0.
    async fn domain_launch_security_info(&self, domain: &DomainRef) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetLaunchSecurityInfo"))
    }

    /// Hands a secret to a guest that was started encrypted and has not run yet.
    ///
    /// `virDomainSetLaunchSecurityState`, since 8.0.0.
    async fn domain_set_launch_security_state(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetLaunchSecurityState"))
    }
}

/// What `virDomainGetSecurityLabel` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainSecurityLabel {
    /// `label`
    pub label: String,
    /// `enforcing`
    pub enforcing: i32,
}
