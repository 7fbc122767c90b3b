//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `qemu_domain_monitor_command_args`
    DomainMonitorCommandArgs<'a> {
        domain: DomainRef,
        cmd: &'a str,
        flags: u32,
    }
}

structure! {
    /// `qemu_domain_monitor_command_ret`
    DomainMonitorCommandRet<'a> {
        result: &'a str,
    }
}

structure! {
    /// `qemu_domain_attach_args`
    DomainAttachArgs {
        pid_value: u32,
        flags: u32,
    }
}

structure! {
    /// `qemu_domain_attach_ret`
    DomainAttachRet {
        domain: DomainRef,
    }
}

structure! {
    /// `qemu_domain_agent_command_args`
    DomainAgentCommandArgs<'a> {
        domain: DomainRef,
        cmd: &'a str,
        timeout: Open<enumeration::DomainQemuAgentCommandTimeoutValues>,
        flags: u32,
    }
}

structure! {
    /// `qemu_domain_agent_command_ret`
    DomainAgentCommandRet<'a> {
        result: Option<&'a str>,
    }
}

structure! {
    /// `qemu_domain_monitor_command_with_files_args`
    DomainMonitorCommandWithFilesArgs<'a> {
        domain: DomainRef,
        cmd: &'a str,
        flags: u32,
    }
}

structure! {
    /// `qemu_domain_monitor_command_with_files_ret`
    DomainMonitorCommandWithFilesRet<'a> {
        result: &'a str,
    }
}
