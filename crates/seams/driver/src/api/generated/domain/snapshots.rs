//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{
    DomainSnapshotCreateFlags, DomainSnapshotDeleteFlags, DomainSnapshotListFlags,
    DomainSnapshotRevertFlags, DomainSnapshotXmlFlags,
};
use ostler_core::{DomainRef, Error, Result, SnapshotRef};
use std::sync::Arc;

/// What drivers do for clients: domain, snapshots.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainSnapshots: Send + Sync {
    /// `virDomainSnapshotCreateXML`, since 0.8.0.
    async fn domain_snapshot_create_xml(
        &self,
        domain: &DomainRef,
        xml_desc: &str,
        flags: DomainSnapshotCreateFlags,
    ) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotCreateXML"))
    }

    /// `virDomainSnapshotGetXMLDesc`, since 0.8.0.
    async fn domain_snapshot_xml_desc(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainSnapshotGetXMLDesc"))
    }

    /// `virDomainSnapshotNum`, since 0.8.0.
    async fn domain_snapshot_num(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<i32> {
        Err(Error::no_support("virDomainSnapshotNum"))
    }

    /// `virDomainSnapshotListNames`, since 0.8.0.
    async fn domain_snapshot_list_names(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainSnapshotListNames"))
    }

    /// `virDomainSnapshotLookupByName`, since 0.8.0.
    async fn domain_snapshot_lookup_by_name(
        &self,
        domain: &DomainRef,
        name: &str,
    ) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotLookupByName"))
    }

    /// `virDomainHasCurrentSnapshot`, since 0.8.0.
    async fn domain_has_current_snapshot(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainHasCurrentSnapshot"))
    }

    /// `virDomainSnapshotCurrent`, since 0.8.0.
    async fn domain_snapshot_current(&self, domain: &DomainRef) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotCurrent"))
    }

    /// `virDomainRevertToSnapshot`, since 0.8.0.
    async fn domain_revert_to_snapshot(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotRevertFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainRevertToSnapshot"))
    }

    /// `virDomainSnapshotDelete`, since 0.8.0.
    async fn domain_snapshot_delete(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSnapshotDelete"))
    }

    /// `virDomainSnapshotGetParent`, since 0.9.7.
    async fn domain_snapshot_parent(&self, snapshot: &SnapshotRef) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotGetParent"))
    }

    /// `virDomainSnapshotNumChildren`, since 0.9.7.
    async fn domain_snapshot_num_children(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<i32> {
        Err(Error::no_support("virDomainSnapshotNumChildren"))
    }

    /// `virDomainSnapshotListChildrenNames`, since 0.9.7.
    async fn domain_snapshot_list_children_names(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainSnapshotListChildrenNames"))
    }

    /// `virDomainSnapshotIsCurrent`, since 0.9.13.
    async fn domain_snapshot_is_current(&self, snapshot: &SnapshotRef) -> Result<bool> {
        Err(Error::no_support("virDomainSnapshotIsCurrent"))
    }

    /// `virDomainSnapshotHasMetadata`, since 0.9.13.
    async fn domain_snapshot_has_metadata(&self, snapshot: &SnapshotRef) -> Result<bool> {
        Err(Error::no_support("virDomainSnapshotHasMetadata"))
    }

    /// `virDomainListAllSnapshots`, since 0.9.13.
    async fn domain_list_all_snapshots(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Arc<[SnapshotRef]>> {
        Err(Error::no_support("virDomainListAllSnapshots"))
    }

    /// `virDomainSnapshotListAllChildren`, since 0.9.13.
    async fn domain_snapshot_list_all_children(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Arc<[SnapshotRef]>> {
        Err(Error::no_support("virDomainSnapshotListAllChildren"))
    }
}
