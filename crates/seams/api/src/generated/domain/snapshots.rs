//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

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
    /// Makes a snapshot as the XML and the flags say: of disks, of memory, inside the images or as
    /// new layers over them. The state is that of one moment.
    ///
    /// `virDomainSnapshotCreateXML`, since 0.8.0.
    async fn domain_snapshot_create_xml(
        &self,
        domain: &DomainRef,
        xml_desc: &str,
        flags: DomainSnapshotCreateFlags,
    ) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotCreateXML"))
    }

    /// Gives the snapshot's XML. `VIR_DOMAIN_SNAPSHOT_XML_SECURE` includes passwords and is refused
    /// on read-only connections.
    ///
    /// `virDomainSnapshotGetXMLDesc`, since 0.8.0.
    async fn domain_snapshot_xml_desc(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainSnapshotGetXMLDesc"))
    }

    /// Counts the snapshots of a domain that the flags select.
    ///
    /// `virDomainSnapshotNum`, since 0.8.0.
    async fn domain_snapshot_num(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<i32> {
        Err(Error::no_support("virDomainSnapshotNum"))
    }

    /// Lists the names of a domain's snapshots that the flags select.
    ///
    /// `virDomainSnapshotListNames`, since 0.8.0.
    async fn domain_snapshot_list_names(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainSnapshotListNames"))
    }

    /// Finds the domain's snapshot of this name. It fails with `VIR_ERR_NO_DOMAIN_SNAPSHOT` if
    /// there is none.
    ///
    /// `virDomainSnapshotLookupByName`, since 0.8.0.
    async fn domain_snapshot_lookup_by_name(
        &self,
        domain: &DomainRef,
        name: &str,
    ) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotLookupByName"))
    }

    /// Tells whether the domain has a current snapshot: the one made or reverted to last.
    ///
    /// `virDomainHasCurrentSnapshot`, since 0.8.0.
    async fn domain_has_current_snapshot(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainHasCurrentSnapshot"))
    }

    /// Gives the domain's current snapshot. It fails with `VIR_ERR_NO_DOMAIN_SNAPSHOT` if there is
    /// none.
    ///
    /// `virDomainSnapshotCurrent`, since 0.8.0.
    async fn domain_snapshot_current(&self, domain: &DomainRef) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotCurrent"))
    }

    /// Takes the domain back to a snapshot; what happened since is lost. Reverting that needs a new
    /// guest process is refused with `VIR_ERR_SNAPSHOT_REVERT_RISKY` unless forced.
    ///
    /// `virDomainRevertToSnapshot`, since 0.8.0.
    async fn domain_revert_to_snapshot(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotRevertFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainRevertToSnapshot"))
    }

    /// Removes a snapshot, its children too or instead if the flags say so; the domain stays as it
    /// is.
    ///
    /// `virDomainSnapshotDelete`, since 0.8.0.
    async fn domain_snapshot_delete(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSnapshotDelete"))
    }

    /// Gives the snapshot that this one was made on. It fails with `VIR_ERR_NO_DOMAIN_SNAPSHOT` if
    /// there is none.
    ///
    /// `virDomainSnapshotGetParent`, since 0.9.7.
    async fn domain_snapshot_parent(&self, snapshot: &SnapshotRef) -> Result<SnapshotRef> {
        Err(Error::no_support("virDomainSnapshotGetParent"))
    }

    /// Counts the snapshots made on this one that the flags select.
    ///
    /// `virDomainSnapshotNumChildren`, since 0.9.7.
    async fn domain_snapshot_num_children(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<i32> {
        Err(Error::no_support("virDomainSnapshotNumChildren"))
    }

    /// Lists the names of snapshots made on this one that the flags select.
    ///
    /// `virDomainSnapshotListChildrenNames`, since 0.9.7.
    async fn domain_snapshot_list_children_names(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainSnapshotListChildrenNames"))
    }

    /// Tells whether it is the domain's current snapshot.
    ///
    /// `virDomainSnapshotIsCurrent`, since 0.9.13.
    async fn domain_snapshot_is_current(&self, snapshot: &SnapshotRef) -> Result<bool> {
        Err(Error::no_support("virDomainSnapshotIsCurrent"))
    }

    /// Tells whether the daemon keeps metadata of the snapshot, so that undefining the domain must
    /// say what becomes of it.
    ///
    /// `virDomainSnapshotHasMetadata`, since 0.9.13.
    async fn domain_snapshot_has_metadata(&self, snapshot: &SnapshotRef) -> Result<bool> {
        Err(Error::no_support("virDomainSnapshotHasMetadata"))
    }

    /// Lists the domain's snapshots that the flags select, in one consistent look.
    ///
    /// `virDomainListAllSnapshots`, since 0.9.13.
    async fn domain_list_all_snapshots(
        &self,
        domain: &DomainRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Arc<[SnapshotRef]>> {
        Err(Error::no_support("virDomainListAllSnapshots"))
    }

    /// Lists the snapshots made on this one that the flags select, in one consistent look.
    ///
    /// `virDomainSnapshotListAllChildren`, since 0.9.13.
    async fn domain_snapshot_list_all_children(
        &self,
        snapshot: &SnapshotRef,
        flags: DomainSnapshotListFlags,
    ) -> Result<Arc<[SnapshotRef]>> {
        Err(Error::no_support("virDomainSnapshotListAllChildren"))
    }
}
