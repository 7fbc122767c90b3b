//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainSnapshots;
use ostler_core::flags::{
    DomainSnapshotCreateFlags, DomainSnapshotDeleteFlags, DomainSnapshotListFlags,
    DomainSnapshotRevertFlags, DomainSnapshotXmlFlags,
};
use ostler_core::{DomainRef, Result, SnapshotRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> DomainSnapshots for Remote<C> {
    async fn domain_snapshot_create_xml(
        &self,
        domain: &DomainRef,
        xml_desc: &str,
        flags: DomainSnapshotCreateFlags,
    ) -> Result<SnapshotRef> {
        let procedure = RemoteProcedure::DomainSnapshotCreateXml.info();
        let arguments = remote::DomainSnapshotCreateXmlArgs {
            domain: domain.clone(),
            xml_desc,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotCreateXmlRet = answer.result(procedure)?;
        let value = ret.snapshot;
        Ok(value)
    }

    async fn domain_snapshot_xml_desc(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::DomainSnapshotGetXmlDesc.info();
        let arguments = remote::DomainSnapshotGetXmlDescArgs {
            snapshot: snapshot.clone(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn domain_snapshot_num(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::DomainSnapshotNum.info();
        let arguments =
            remote::DomainSnapshotNumArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotNumRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn domain_snapshot_list_names(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::DomainSnapshotListNames.info();
        let arguments = remote::DomainSnapshotListNamesArgs {
            domain: domain.clone(),
            maxnames: 16384,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotListNamesRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn domain_snapshot_lookup_by_name(
        &self,
        domain: &DomainRef,
        name: &str,
    ) -> Result<SnapshotRef> {
        let procedure = RemoteProcedure::DomainSnapshotLookupByName.info();
        let arguments =
            remote::DomainSnapshotLookupByNameArgs { domain: domain.clone(), name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotLookupByNameRet = answer.result(procedure)?;
        let value = ret.snapshot;
        Ok(value)
    }

    async fn domain_has_current_snapshot(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainHasCurrentSnapshot.info();
        let arguments = remote::DomainHasCurrentSnapshotArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainHasCurrentSnapshotRet = answer.result(procedure)?;
        let value = ret.result;
        Ok(value)
    }

    async fn domain_snapshot_current(&self, domain: &DomainRef) -> Result<SnapshotRef> {
        let procedure = RemoteProcedure::DomainSnapshotCurrent.info();
        let arguments = remote::DomainSnapshotCurrentArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotCurrentRet = answer.result(procedure)?;
        let value = ret.snapshot;
        Ok(value)
    }

    async fn domain_revert_to_snapshot(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotRevertFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainRevertToSnapshot.info();
        let arguments =
            remote::DomainRevertToSnapshotArgs { snapshot: snapshot.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_snapshot_delete(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotDeleteFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSnapshotDelete.info();
        let arguments =
            remote::DomainSnapshotDeleteArgs { snapshot: snapshot.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_snapshot_parent(&self, snapshot: &SnapshotRef) -> Result<SnapshotRef> {
        let procedure = RemoteProcedure::DomainSnapshotGetParent.info();
        let arguments =
            remote::DomainSnapshotGetParentArgs { snapshot: snapshot.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotGetParentRet = answer.result(procedure)?;
        let value = ret.snapshot;
        Ok(value)
    }

    async fn domain_snapshot_num_children(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::DomainSnapshotNumChildren.info();
        let arguments = remote::DomainSnapshotNumChildrenArgs {
            snapshot: snapshot.clone(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotNumChildrenRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn domain_snapshot_list_children_names(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::DomainSnapshotListChildrenNames.info();
        let arguments = remote::DomainSnapshotListChildrenNamesArgs {
            snapshot: snapshot.clone(),
            maxnames: 16384,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotListChildrenNamesRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn domain_snapshot_is_current(&self, snapshot: &SnapshotRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainSnapshotIsCurrent.info();
        let arguments =
            remote::DomainSnapshotIsCurrentArgs { snapshot: snapshot.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotIsCurrentRet = answer.result(procedure)?;
        let value = ret.current;
        Ok(value)
    }

    async fn domain_snapshot_has_metadata(&self, snapshot: &SnapshotRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainSnapshotHasMetadata.info();
        let arguments =
            remote::DomainSnapshotHasMetadataArgs { snapshot: snapshot.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotHasMetadataRet = answer.result(procedure)?;
        let value = ret.metadata;
        Ok(value)
    }

    async fn domain_list_all_snapshots(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Arc<[SnapshotRef]>> {
        let procedure = RemoteProcedure::DomainListAllSnapshots.info();
        let arguments = remote::DomainListAllSnapshotsArgs {
            domain: domain.clone(),
            need_results: true,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainListAllSnapshotsRet = answer.result(procedure)?;
        let value = ret.snapshots.into();
        Ok(value)
    }

    async fn domain_snapshot_list_all_children(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Arc<[SnapshotRef]>> {
        let procedure = RemoteProcedure::DomainSnapshotListAllChildren.info();
        let arguments = remote::DomainSnapshotListAllChildrenArgs {
            snapshot: snapshot.clone(),
            need_results: true,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSnapshotListAllChildrenRet = answer.result(procedure)?;
        let value = ret.snapshots.into();
        Ok(value)
    }
}
