//! Topics that are not built: every call of theirs answers
//! `VIR_ERR_NO_SUPPORT`. docs/compatibility.md lists them.

use super::QemuConnection;
use ostler_driver::api::{
    DomainBlocks, DomainCheckpoints, DomainMigration, DomainSnapshots, LxcNamespaces,
};

impl DomainBlocks for QemuConnection {}
impl DomainCheckpoints for QemuConnection {}
impl DomainMigration for QemuConnection {}
impl DomainSnapshots for QemuConnection {}
impl LxcNamespaces for QemuConnection {}
