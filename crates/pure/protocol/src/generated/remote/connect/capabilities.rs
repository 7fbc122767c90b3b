//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `remote_connect_get_max_vcpus_args`
    ConnectGetMaxVcpusArgs<'a> {
        kind: Option<&'a str>,
    }
}

structure! {
    /// `remote_connect_get_max_vcpus_ret`
    ConnectGetMaxVcpusRet {
        max_vcpus: i32,
    }
}

structure! {
    /// `remote_connect_get_capabilities_ret`
    ConnectGetCapabilitiesRet<'a> {
        capabilities: &'a str,
    }
}

structure! {
    /// `remote_connect_domain_xml_from_native_args`
    ConnectDomainXmlFromNativeArgs<'a> {
        native_format: &'a str,
        native_config: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_domain_xml_from_native_ret`
    ConnectDomainXmlFromNativeRet<'a> {
        domain_xml: &'a str,
    }
}

structure! {
    /// `remote_connect_domain_xml_to_native_args`
    ConnectDomainXmlToNativeArgs<'a> {
        native_format: &'a str,
        domain_xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_domain_xml_to_native_ret`
    ConnectDomainXmlToNativeRet<'a> {
        native_config: &'a str,
    }
}

structure! {
    /// `remote_connect_get_domain_capabilities_args`
    ConnectGetDomainCapabilitiesArgs<'a> {
        emulatorbin: Option<&'a str>,
        arch: Option<&'a str>,
        machine: Option<&'a str>,
        virttype: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_get_domain_capabilities_ret`
    ConnectGetDomainCapabilitiesRet<'a> {
        capabilities: &'a str,
    }
}
