//! Topics that are not built: every call of theirs answers
//! `VIR_ERR_NO_SUPPORT`. docs/compatibility.md lists them.

use super::QemuConnection;
use ostler_driver::api::{
    ConnectHostTuning, DomainBlocks, DomainCheckpoints, DomainMigration, DomainSnapshots,
    LxcNamespaces,
};

impl ConnectHostTuning for QemuConnection {}
impl DomainBlocks for QemuConnection {}
impl DomainCheckpoints for QemuConnection {}
impl DomainMigration for QemuConnection {}
impl DomainSnapshots for QemuConnection {}
impl LxcNamespaces for QemuConnection {}
