//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NetworkRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_network_define_xml_args`
    NetworkDefineXmlArgs<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_network_define_xml_ret`
    NetworkDefineXmlRet {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_get_xml_desc_args`
    NetworkGetXmlDescArgs {
        network: NetworkRef,
        flags: u32,
    }
}

structure! {
    /// `remote_network_get_xml_desc_ret`
    NetworkGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_network_get_autostart_args`
    NetworkGetAutostartArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_get_autostart_ret`
    NetworkGetAutostartRet {
        autostart: bool,
    }
}

structure! {
    /// `remote_network_set_autostart_args`
    NetworkSetAutostartArgs {
        network: NetworkRef,
        autostart: bool,
    }
}

structure! {
    /// `remote_network_undefine_args`
    NetworkUndefineArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_is_persistent_args`
    NetworkIsPersistentArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_is_persistent_ret`
    NetworkIsPersistentRet {
        persistent: bool,
    }
}

structure! {
    /// `remote_network_update_args`
    NetworkUpdateArgs<'a> {
        network: NetworkRef,
        command: Open<enumeration::NetworkUpdateCommand>,
        section: Open<enumeration::NetworkUpdateSection>,
        parent_index: i32,
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_network_define_xml_flags_args`
    NetworkDefineXmlFlagsArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_network_define_xml_flags_ret`
    NetworkDefineXmlFlagsRet {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_set_metadata_args`
    NetworkSetMetadataArgs<'a> {
        network: NetworkRef,
        kind: Open<enumeration::NetworkMetadataType>,
        metadata: Option<&'a str>,
        key: Option<&'a str>,
        uri: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_network_get_metadata_args`
    NetworkGetMetadataArgs<'a> {
        network: NetworkRef,
        kind: Open<enumeration::NetworkMetadataType>,
        uri: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_network_get_metadata_ret`
    NetworkGetMetadataRet<'a> {
        metadata: &'a str,
    }
}
