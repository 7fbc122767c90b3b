//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.

use super::QEMU;
use crate::procedure::AccessObject;
use crate::procedure::AccessRule;
use crate::procedure::Condition;
use crate::procedure::Permission;
use crate::procedure::Procedure;
use crate::procedure::{Priority, ProcedureKind, StreamDirection};

/// That of number N stands at N - 1.
#[rustfmt::skip]
pub(super) static PROCEDURES: [Procedure; 7] = [
    Procedure { program: &QEMU, number: 1, name: "domain_monitor_command", api: "virDomainQemuMonitorCommand", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Domain, permission: Permission::Write, condition: Condition::Always }], filter: &[], since: "0.8.3" },
    Procedure { program: &QEMU, number: 2, name: "domain_attach", api: "virDomainQemuAttach", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Domain, permission: Permission::Start, condition: Condition::Always }, AccessRule { object: AccessObject::Domain, permission: Permission::Write, condition: Condition::Always }], filter: &[], since: "0.9.4" },
    Procedure { program: &QEMU, number: 3, name: "domain_agent_command", api: "virDomainQemuAgentCommand", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Domain, permission: Permission::Write, condition: Condition::Always }], filter: &[], since: "0.10.0" },
    Procedure { program: &QEMU, number: 4, name: "connect_domain_monitor_event_register", api: "virConnectDomainQemuMonitorEventRegister", kind: ProcedureKind::Call, priority: Priority::High, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Connect, permission: Permission::SearchDomains, condition: Condition::Always }, AccessRule { object: AccessObject::Connect, permission: Permission::Write, condition: Condition::Always }], filter: &[AccessRule { object: AccessObject::Domain, permission: Permission::Getattr, condition: Condition::Always }], since: "1.2.3" },
    Procedure { program: &QEMU, number: 5, name: "connect_domain_monitor_event_deregister", api: "virConnectDomainQemuMonitorEventDeregister", kind: ProcedureKind::Call, priority: Priority::High, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Connect, permission: Permission::Write, condition: Condition::Always }], filter: &[], since: "1.2.3" },
    Procedure { program: &QEMU, number: 6, name: "domain_monitor_event", api: "domain_monitor_event", kind: ProcedureKind::Event, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[], filter: &[], since: "" },
    Procedure { program: &QEMU, number: 7, name: "domain_monitor_command_with_files", api: "virDomainQemuMonitorCommandWithFiles", kind: ProcedureKind::Call, priority: Priority::Low, read_only: false, stream: StreamDirection::None, access: &[AccessRule { object: AccessObject::Domain, permission: Permission::Write, condition: Condition::Always }], filter: &[], since: "8.2.0" },
];

/// The numbers of `qemu`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as in the protocol")]
#[repr(i32)]
pub enum QemuProcedure {
    DomainMonitorCommand = 1,
    DomainAttach = 2,
    DomainAgentCommand = 3,
    ConnectDomainMonitorEventRegister = 4,
    ConnectDomainMonitorEventDeregister = 5,
    DomainMonitorEvent = 6,
    DomainMonitorCommandWithFiles = 7,
}

impl QemuProcedure {
    /// What the table says of it.
    #[must_use]
    pub const fn info(self) -> &'static Procedure {
        &QEMU.procedures[self as usize - 1]
    }
}
