//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{
    DomainBackupBeginFlags, DomainCheckpointCreateFlags, DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags, DomainCheckpointXmlFlags,
};
use ostler_core::{CheckpointRef, DomainRef, Error, Result};
use std::sync::Arc;

/// What drivers do for clients: domain, checkpoints.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainCheckpoints: Send + Sync {
    /// Makes a checkpoint of a running guest's disks, from which on changes are tracked for
    /// incremental backups.
    ///
    /// `virDomainCheckpointCreateXML`, since 5.6.0.
    async fn domain_checkpoint_create_xml(
        &self,
        domain: &DomainRef,
        xml_desc: &str,
        flags: DomainCheckpointCreateFlags,
    ) -> Result<CheckpointRef> {
        Err(Error::no_support("virDomainCheckpointCreateXML"))
    }

    /// Gives the checkpoint's XML; with `SIZE` the bytes that have changed since. `SECURE` includes
    /// passwords.
    ///
    /// `virDomainCheckpointGetXMLDesc`, since 5.6.0.
    async fn domain_checkpoint_xml_desc(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainCheckpointGetXMLDesc"))
    }

    /// Lists the domain's checkpoints that the flags select, in one consistent look.
    ///
    /// `virDomainListAllCheckpoints`, since 5.6.0.
    async fn domain_list_all_checkpoints(
        &self,
        domain: &DomainRef,
        flags: DomainCheckpointListFlags,
    ) -> Result<Arc<[CheckpointRef]>> {
        Err(Error::no_support("virDomainListAllCheckpoints"))
    }

    /// Lists the checkpoints made after this one that the flags select, in one consistent look.
    ///
    /// `virDomainCheckpointListAllChildren`, since 5.6.0.
    async fn domain_checkpoint_list_all_children(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointListFlags,
    ) -> Result<Arc<[CheckpointRef]>> {
        Err(Error::no_support("virDomainCheckpointListAllChildren"))
    }

    /// Finds the domain's checkpoint of this name. It fails with `VIR_ERR_NO_DOMAIN_CHECKPOINT` if
    /// there is none.
    ///
    /// `virDomainCheckpointLookupByName`, since 5.6.0.
    async fn domain_checkpoint_lookup_by_name(
        &self,
        domain: &DomainRef,
        name: &str,
    ) -> Result<CheckpointRef> {
        Err(Error::no_support("virDomainCheckpointLookupByName"))
    }

    /// Gives the checkpoint before this one. It fails with `VIR_ERR_NO_DOMAIN_CHECKPOINT` if there
    /// is none.
    ///
    /// `virDomainCheckpointGetParent`, since 5.6.0.
    async fn domain_checkpoint_parent(&self, checkpoint: &CheckpointRef) -> Result<CheckpointRef> {
        Err(Error::no_support("virDomainCheckpointGetParent"))
    }

    /// Removes a checkpoint; the changes that it tracks go to the one before it.
    ///
    /// `virDomainCheckpointDelete`, since 5.6.0.
    async fn domain_checkpoint_delete(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainCheckpointDelete"))
    }

    /// Begins a backup of a running guest's disks as a job, full or since a checkpoint, pushed to
    /// files or pulled by a client over NBD, and makes a checkpoint of the same moment if one is
    /// given.
    ///
    /// `virDomainBackupBegin`, since 6.0.0.
    async fn domain_backup_begin(
        &self,
        domain: &DomainRef,
        backup_xml: &str,
        checkpoint_xml: Option<&str>,
        flags: DomainBackupBeginFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBackupBegin"))
    }

    /// Gives the XML of the backup that runs. It fails with `VIR_ERR_NO_DOMAIN_BACKUP` if there is
    /// none.
    ///
    /// `virDomainBackupGetXMLDesc`, since 6.0.0.
    async fn domain_backup_xml_desc(&self, domain: &DomainRef) -> Result<String> {
        Err(Error::no_support("virDomainBackupGetXMLDesc"))
    }
}
