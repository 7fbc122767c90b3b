//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{DomainRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_attach_device_args`
    DomainAttachDeviceArgs<'a> {
        domain: DomainRef,
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_detach_device_args`
    DomainDetachDeviceArgs<'a> {
        domain: DomainRef,
        xml: &'a str,
    }
}

structure! {
    /// `remote_domain_attach_device_flags_args`
    DomainAttachDeviceFlagsArgs<'a> {
        domain: DomainRef,
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_detach_device_flags_args`
    DomainDetachDeviceFlagsArgs<'a> {
        domain: DomainRef,
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_update_device_flags_args`
    DomainUpdateDeviceFlagsArgs<'a> {
        domain: DomainRef,
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_detach_device_alias_args`
    DomainDetachDeviceAliasArgs<'a> {
        domain: DomainRef,
        alias: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_fd_associate_args`
    DomainFdAssociateArgs<'a> {
        domain: DomainRef,
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_announce_interface_args`
    DomainAnnounceInterfaceArgs<'a> {
        domain: DomainRef,
        device: Option<&'a str>,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}
