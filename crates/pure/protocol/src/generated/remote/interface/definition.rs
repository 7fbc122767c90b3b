//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::InterfaceRef;

structure! {
    /// `remote_interface_get_xml_desc_args`
    InterfaceGetXmlDescArgs {
        interface: InterfaceRef,
        flags: u32,
    }
}

structure! {
    /// `remote_interface_get_xml_desc_ret`
    InterfaceGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_interface_define_xml_args`
    InterfaceDefineXmlArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_interface_define_xml_ret`
    InterfaceDefineXmlRet {
        interface: InterfaceRef,
    }
}

structure! {
    /// `remote_interface_undefine_args`
    InterfaceUndefineArgs {
        interface: InterfaceRef,
    }
}

structure! {
    /// `remote_interface_create_args`
    InterfaceCreateArgs {
        interface: InterfaceRef,
        flags: u32,
    }
}

structure! {
    /// `remote_interface_destroy_args`
    InterfaceDestroyArgs {
        interface: InterfaceRef,
        flags: u32,
    }
}

structure! {
    /// `remote_interface_is_active_args`
    InterfaceIsActiveArgs {
        interface: InterfaceRef,
    }
}

structure! {
    /// `remote_interface_is_active_ret`
    InterfaceIsActiveRet {
        active: bool,
    }
}
