//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainCheckpoints;
use ostler_core::flags::{
    DomainBackupBeginFlags, DomainCheckpointCreateFlags, DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags, DomainCheckpointXmlFlags,
};
use ostler_core::{CheckpointRef, DomainRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> DomainCheckpoints for Remote<C> {
    async fn domain_checkpoint_create_xml(
        &self,
        domain: &DomainRef,
        xml_desc: &str,
        flags: DomainCheckpointCreateFlags,
    ) -> Result<CheckpointRef> {
        let procedure = RemoteProcedure::DomainCheckpointCreateXml.info();
        let arguments = remote::DomainCheckpointCreateXmlArgs {
            domain: domain.clone(),
            xml_desc,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCheckpointCreateXmlRet = answer.result(procedure)?;
        let value = ret.checkpoint;
        Ok(value)
    }

    async fn domain_checkpoint_xml_desc(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::DomainCheckpointGetXmlDesc.info();
        let arguments = remote::DomainCheckpointGetXmlDescArgs {
            checkpoint: checkpoint.clone(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCheckpointGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn domain_list_all_checkpoints(
        &self,
        domain: &DomainRef,
        flags: DomainCheckpointListFlags,
    ) -> Result<Arc<[CheckpointRef]>> {
        let procedure = RemoteProcedure::DomainListAllCheckpoints.info();
        let arguments = remote::DomainListAllCheckpointsArgs {
            domain: domain.clone(),
            need_results: true,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainListAllCheckpointsRet = answer.result(procedure)?;
        let value = ret.checkpoints.into();
        Ok(value)
    }

    async fn domain_checkpoint_list_all_children(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointListFlags,
    ) -> Result<Arc<[CheckpointRef]>> {
        let procedure = RemoteProcedure::DomainCheckpointListAllChildren.info();
        let arguments = remote::DomainCheckpointListAllChildrenArgs {
            checkpoint: checkpoint.clone(),
            need_results: true,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCheckpointListAllChildrenRet = answer.result(procedure)?;
        let value = ret.checkpoints.into();
        Ok(value)
    }

    async fn domain_checkpoint_lookup_by_name(
        &self,
        domain: &DomainRef,
        name: &str,
    ) -> Result<CheckpointRef> {
        let procedure = RemoteProcedure::DomainCheckpointLookupByName.info();
        let arguments =
            remote::DomainCheckpointLookupByNameArgs { domain: domain.clone(), name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCheckpointLookupByNameRet = answer.result(procedure)?;
        let value = ret.checkpoint;
        Ok(value)
    }

    async fn domain_checkpoint_parent(&self, checkpoint: &CheckpointRef) -> Result<CheckpointRef> {
        let procedure = RemoteProcedure::DomainCheckpointGetParent.info();
        let arguments =
            remote::DomainCheckpointGetParentArgs { checkpoint: checkpoint.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCheckpointGetParentRet = answer.result(procedure)?;
        let value = ret.parent;
        Ok(value)
    }

    async fn domain_checkpoint_delete(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointDeleteFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainCheckpointDelete.info();
        let arguments = remote::DomainCheckpointDeleteArgs {
            checkpoint: checkpoint.clone(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_backup_begin(
        &self,
        domain: &DomainRef,
        backup_xml: &str,
        checkpoint_xml: Option<&str>,
        flags: DomainBackupBeginFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBackupBegin.info();
        let arguments = remote::DomainBackupBeginArgs {
            domain: domain.clone(),
            backup_xml,
            checkpoint_xml,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_backup_xml_desc(&self, domain: &DomainRef) -> Result<String> {
        let procedure = RemoteProcedure::DomainBackupGetXmlDesc.info();
        let arguments = remote::DomainBackupGetXmlDescArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainBackupGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }
}
