//! Topics that are not built: every call of theirs answers
//! `VIR_ERR_NO_SUPPORT`. docs/compatibility.md lists them.

use super::QemuConnection;
use ostler_driver::api::{
    ConnectCapabilities, ConnectCpuModels, ConnectHost, ConnectHostStatistics, ConnectHostTuning,
    DomainAgent, DomainBlocks, DomainCheckpoints, DomainDevices, DomainJobs, DomainMigration,
    DomainSave, DomainSecurity, DomainSnapshots, DomainTuning, LxcNamespaces,
};

impl ConnectCapabilities for QemuConnection {}
impl ConnectCpuModels for QemuConnection {}
impl ConnectHost for QemuConnection {}
impl ConnectHostStatistics for QemuConnection {}
impl ConnectHostTuning for QemuConnection {}
impl DomainAgent for QemuConnection {}
impl DomainBlocks for QemuConnection {}
impl DomainCheckpoints for QemuConnection {}
impl DomainDevices for QemuConnection {}
impl DomainJobs for QemuConnection {}
impl DomainMigration for QemuConnection {}
impl DomainSave for QemuConnection {}
impl DomainSecurity for QemuConnection {}
impl DomainSnapshots for QemuConnection {}
impl DomainTuning for QemuConnection {}
impl LxcNamespaces for QemuConnection {}
