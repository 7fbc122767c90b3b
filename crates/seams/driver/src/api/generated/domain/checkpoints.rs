//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

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
    /// `virDomainCheckpointCreateXML`, since 5.6.0.
    async fn domain_checkpoint_create_xml(
        &self,
        domain: &DomainRef,
        xml_desc: &str,
        flags: DomainCheckpointCreateFlags,
    ) -> Result<CheckpointRef> {
        Err(Error::no_support("virDomainCheckpointCreateXML"))
    }

    /// `virDomainCheckpointGetXMLDesc`, since 5.6.0.
    async fn domain_checkpoint_xml_desc(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainCheckpointGetXMLDesc"))
    }

    /// `virDomainListAllCheckpoints`, since 5.6.0.
    async fn domain_list_all_checkpoints(
        &self,
        domain: &DomainRef,
        flags: DomainCheckpointListFlags,
    ) -> Result<Arc<[CheckpointRef]>> {
        Err(Error::no_support("virDomainListAllCheckpoints"))
    }

    /// `virDomainCheckpointListAllChildren`, since 5.6.0.
    async fn domain_checkpoint_list_all_children(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointListFlags,
    ) -> Result<Arc<[CheckpointRef]>> {
        Err(Error::no_support("virDomainCheckpointListAllChildren"))
    }

    /// `virDomainCheckpointLookupByName`, since 5.6.0.
    async fn domain_checkpoint_lookup_by_name(
        &self,
        domain: &DomainRef,
        name: &str,
    ) -> Result<CheckpointRef> {
        Err(Error::no_support("virDomainCheckpointLookupByName"))
    }

    /// `virDomainCheckpointGetParent`, since 5.6.0.
    async fn domain_checkpoint_parent(&self, checkpoint: &CheckpointRef) -> Result<CheckpointRef> {
        Err(Error::no_support("virDomainCheckpointGetParent"))
    }

    /// `virDomainCheckpointDelete`, since 5.6.0.
    async fn domain_checkpoint_delete(
        &self,
        checkpoint: &CheckpointRef,
        flags: DomainCheckpointDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainCheckpointDelete"))
    }

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

    /// `virDomainBackupGetXMLDesc`, since 6.0.0.
    async fn domain_backup_xml_desc(&self, domain: &DomainRef) -> Result<String> {
        Err(Error::no_support("virDomainBackupGetXMLDesc"))
    }
}
