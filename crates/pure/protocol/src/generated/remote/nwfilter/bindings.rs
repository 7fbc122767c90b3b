//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NwfilterBindingRef;

structure! {
    /// `remote_nwfilter_binding_get_xml_desc_args`
    NwfilterBindingGetXmlDescArgs {
        nwfilter: NwfilterBindingRef,
        flags: u32,
    }
}

structure! {
    /// `remote_nwfilter_binding_get_xml_desc_ret`
    NwfilterBindingGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_nwfilter_binding_create_xml_args`
    NwfilterBindingCreateXmlArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_nwfilter_binding_create_xml_ret`
    NwfilterBindingCreateXmlRet {
        nwfilter: NwfilterBindingRef,
    }
}

structure! {
    /// `remote_nwfilter_binding_delete_args`
    NwfilterBindingDeleteArgs {
        nwfilter: NwfilterBindingRef,
    }
}
