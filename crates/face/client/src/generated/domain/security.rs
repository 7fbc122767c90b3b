//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, STRING_OKAY, encode};
use async_trait::async_trait;
use ostler_api::DomainSecurity;
use ostler_api::DomainSecurityLabel;
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainSecurity for Remote<C> {
    async fn domain_security_label(&self, domain: &DomainRef) -> Result<DomainSecurityLabel> {
        let procedure = RemoteProcedure::DomainGetSecurityLabel.info();
        let arguments = remote::DomainGetSecurityLabelArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetSecurityLabelRet = answer.result(procedure)?;
        let value = DomainSecurityLabel { label: ret.label, enforcing: ret.enforcing };
        Ok(value)
    }

    async fn domain_security_label_list(
        &self,
        domain: &DomainRef,
    ) -> Result<Vec<DomainSecurityLabel>> {
        let procedure = RemoteProcedure::DomainGetSecurityLabelList.info();
        let arguments = remote::DomainGetSecurityLabelListArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetSecurityLabelListRet = answer.result(procedure)?;
        let value = ret
            .labels
            .into_iter()
            .map(|item| DomainSecurityLabel { label: item.label, enforcing: item.enforcing })
            .collect();
        Ok(value)
    }

    async fn domain_launch_security_info(&self, domain: &DomainRef) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetLaunchSecurityInfo.info();
        let arguments =
            remote::DomainGetLaunchSecurityInfoArgs { domain: domain.clone(), flags: STRING_OKAY };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetLaunchSecurityInfoRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_launch_security_state(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetLaunchSecurityState.info();
        let arguments = remote::DomainSetLaunchSecurityStateArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
