//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NwfilterRef;

structure! {
    /// `remote_nwfilter_get_xml_desc_args`
    NwfilterGetXmlDescArgs {
        nwfilter: NwfilterRef,
        flags: u32,
    }
}

structure! {
    /// `remote_nwfilter_get_xml_desc_ret`
    NwfilterGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_nwfilter_define_xml_args`
    NwfilterDefineXmlArgs<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_nwfilter_define_xml_ret`
    NwfilterDefineXmlRet {
        nwfilter: NwfilterRef,
    }
}

structure! {
    /// `remote_nwfilter_undefine_args`
    NwfilterUndefineArgs {
        nwfilter: NwfilterRef,
    }
}

structure! {
    /// `remote_nwfilter_define_xml_flags_args`
    NwfilterDefineXmlFlagsArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_nwfilter_define_xml_flags_ret`
    NwfilterDefineXmlFlagsRet {
        nwfilter: NwfilterRef,
    }
}
