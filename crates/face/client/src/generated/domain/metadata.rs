//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainMetadata;
use ostler_core::enumeration;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> DomainMetadata for Remote<C> {
    async fn domain_set_metadata(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainMetadataType,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetMetadata.info();
        let arguments = remote::DomainSetMetadataArgs {
            domain: domain.clone(),
            kind: kind.into(),
            metadata,
            key,
            uri,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_metadata(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainMetadataType,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<String> {
        let procedure = RemoteProcedure::DomainGetMetadata.info();
        let arguments = remote::DomainGetMetadataArgs {
            domain: domain.clone(),
            kind: kind.into(),
            uri,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetMetadataRet<'_> = answer.result(procedure)?;
        let value = ret.metadata.to_owned();
        Ok(value)
    }

    async fn domain_rename(&self, domain: &DomainRef, new_name: Option<&str>) -> Result<()> {
        let procedure = RemoteProcedure::DomainRename.info();
        let arguments = remote::DomainRenameArgs { domain: domain.clone(), new_name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
