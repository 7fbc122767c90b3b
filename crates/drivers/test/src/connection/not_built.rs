//! Topics of which nothing is built: every call of theirs answers
//! `VIR_ERR_NO_SUPPORT`. What is built for saving and security is the absence of
//! saves, and the one label that libvirt's test driver gives to every running domain.

use super::TestConnection;
use async_trait::async_trait;
use ostler_core::{DomainRef, Result};
use ostler_driver::api::{
    ConnectCapabilities, ConnectCpuModels, ConnectHostStatistics, ConnectHostTuning, DomainAgent,
    DomainBlocks, DomainCheckpoints, DomainConsole, DomainDevices, DomainJobs, DomainMigration,
    DomainSave, DomainSecurity, DomainSecurityLabel, DomainSnapshots, DomainTuning, LxcNamespaces,
    QemuMonitor,
};

impl ConnectCapabilities for TestConnection {}
impl ConnectCpuModels for TestConnection {}
impl ConnectHostStatistics for TestConnection {}
impl ConnectHostTuning for TestConnection {}
impl DomainAgent for TestConnection {}
impl DomainBlocks for TestConnection {}
impl DomainCheckpoints for TestConnection {}
impl DomainConsole for TestConnection {}
impl DomainDevices for TestConnection {}
impl DomainJobs for TestConnection {}
impl DomainMigration for TestConnection {}
impl DomainSnapshots for TestConnection {}
impl DomainTuning for TestConnection {}
impl LxcNamespaces for TestConnection {}
impl QemuMonitor for TestConnection {}

#[async_trait]
impl DomainSave for TestConnection {
    async fn domain_has_managed_save_image(&self, domain: &DomainRef) -> Result<bool> {
        self.domain(domain)?;
        Ok(false)
    }
}

#[async_trait]
impl DomainSecurity for TestConnection {
    async fn domain_security_label(&self, domain: &DomainRef) -> Result<DomainSecurityLabel> {
        match self.domain(domain)?.view().live {
            Some(_) => Ok(DomainSecurityLabel { label: "libvirt-test".to_owned(), enforcing: 1 }),
            None => Ok(DomainSecurityLabel::default()),
        }
    }
}
