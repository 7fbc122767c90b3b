//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.

use super::Row;
use super::round;
use crate::qemu;

/// The payloads of `qemu`, by number.
#[rustfmt::skip]
pub(super) static QEMU: [Row; 7] = [
    Row { sent: |b| round::<qemu::DomainMonitorCommandArgs<'_>>(b), answered: |b| round::<qemu::DomainMonitorCommandRet<'_>>(b) },
    Row { sent: |b| round::<qemu::DomainAttachArgs>(b), answered: |b| round::<qemu::DomainAttachRet>(b) },
    Row { sent: |b| round::<qemu::DomainAgentCommandArgs<'_>>(b), answered: |b| round::<qemu::DomainAgentCommandRet<'_>>(b) },
    Row { sent: |b| round::<qemu::ConnectDomainMonitorEventRegisterArgs<'_>>(b), answered: |b| round::<qemu::ConnectDomainMonitorEventRegisterRet>(b) },
    Row { sent: |b| round::<qemu::ConnectDomainMonitorEventDeregisterArgs>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<qemu::DomainMonitorEventMsg<'_>>(b), answered: |b| round::<()>(b) },
    Row { sent: |b| round::<qemu::DomainMonitorCommandWithFilesArgs<'_>>(b), answered: |b| round::<qemu::DomainMonitorCommandWithFilesRet<'_>>(b) },
];
