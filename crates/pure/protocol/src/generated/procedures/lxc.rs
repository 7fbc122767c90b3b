//! @generated from `tables/programs/lxc.json` by `cargo xtask codegen`; do not edit.

use super::LXC;
use crate::procedure::AccessObject;
use crate::procedure::AccessRule;
use crate::procedure::Condition;
use crate::procedure::Permission;
use crate::procedure::Procedure;
use crate::procedure::{Priority, ProcedureKind, StreamDirection};

/// That of number N stands at N - 1.
#[rustfmt::skip]
pub(super) static PROCEDURES: [Procedure; 1] = [
    Procedure { program: &LXC, number: 1, name: "domain_open_namespace", api: "virDomainLxcOpenNamespace", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Domain, permission: Permission::OpenNamespace, condition: Condition::Always }], filter: &[], since: "1.0.2" },
];

/// The numbers of `lxc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in the protocol")]
#[repr(i32)]
pub enum LxcProcedure {
    DomainOpenNamespace = 1,
}

impl LxcProcedure {
    /// What the table says of it.
    #[must_use]
    pub const fn info(self) -> &'static Procedure {
        &LXC.procedures[self as usize - 1]
    }
}
