//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use super::super::{DomainFsinfo, DomainInterface};
use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, DomainRef, Hidden, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_get_hostname_args`
    DomainGetHostnameArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_hostname_ret`
    DomainGetHostnameRet<'a> {
        hostname: &'a str,
    }
}

structure! {
    /// `remote_domain_fstrim_args`
    DomainFstrimArgs<'a> {
        domain: DomainRef,
        mount_point: Option<&'a str>,
        minimum: Bytes,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_fsfreeze_args`
    DomainFsfreezeArgs<'a> {
        domain: DomainRef,
        mountpoints: Vec<&'a str> [256],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_fsfreeze_ret`
    DomainFsfreezeRet {
        filesystems: i32,
    }
}

structure! {
    /// `remote_domain_fsthaw_args`
    DomainFsthawArgs<'a> {
        domain: DomainRef,
        mountpoints: Vec<&'a str> [256],
        flags: u32,
    }
}

structure! {
    /// `remote_domain_fsthaw_ret`
    DomainFsthawRet {
        filesystems: i32,
    }
}

structure! {
    /// `remote_domain_get_time_args`
    DomainGetTimeArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_time_ret`
    DomainGetTimeRet {
        seconds: i64,
        nseconds: u32,
    }
}

structure! {
    /// `remote_domain_set_time_args`
    DomainSetTimeArgs {
        domain: DomainRef,
        seconds: i64,
        nseconds: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_fsinfo_args`
    DomainGetFsinfoArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_fsinfo_ret`
    DomainGetFsinfoRet<'a> {
        info: Vec<DomainFsinfo<'a>> [256],
        ret: u32,
    }
}

structure! {
    /// `remote_domain_interface_addresses_args`
    DomainInterfaceAddressesArgs {
        domain: DomainRef,
        source: Open<enumeration::DomainInterfaceAddressesSource>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_interface_addresses_ret`
    DomainInterfaceAddressesRet<'a> {
        interfaces: Vec<DomainInterface<'a>> [2048],
    }
}

structure! {
    /// `remote_domain_set_user_password_args`
    DomainSetUserPasswordArgs<'a> {
        domain: DomainRef,
        user: Option<&'a str>,
        password: Hidden<Option<&'a str>>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_guest_vcpus_args`
    DomainGetGuestVcpusArgs {
        domain: DomainRef,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_guest_vcpus_ret`
    DomainGetGuestVcpusRet<'a> {
        params: Cow<'a, TypedParams> [64],
    }
}

structure! {
    /// `remote_domain_set_guest_vcpus_args`
    DomainSetGuestVcpusArgs<'a> {
        domain: DomainRef,
        cpumap: &'a str,
        state: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_guest_info_args`
    DomainGetGuestInfoArgs {
        domain: DomainRef,
        types: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_guest_info_ret`
    DomainGetGuestInfoRet<'a> {
        params: Cow<'a, TypedParams> [2048],
    }
}

structure! {
    /// `remote_domain_agent_set_response_timeout_args`
    DomainAgentSetResponseTimeoutArgs {
        domain: DomainRef,
        timeout: Open<enumeration::DomainAgentResponseTimeoutValues>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_agent_set_response_timeout_ret`
    DomainAgentSetResponseTimeoutRet {
        result: i32,
    }
}

structure! {
    /// `remote_domain_authorized_ssh_keys_get_args`
    DomainAuthorizedSshKeysGetArgs<'a> {
        domain: DomainRef,
        user: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_authorized_ssh_keys_get_ret`
    DomainAuthorizedSshKeysGetRet<'a> {
        keys: Vec<&'a str> [2048],
    }
}

structure! {
    /// `remote_domain_authorized_ssh_keys_set_args`
    DomainAuthorizedSshKeysSetArgs<'a> {
        domain: DomainRef,
        user: &'a str,
        keys: Vec<&'a str> [2048],
        flags: u32,
    }
}
