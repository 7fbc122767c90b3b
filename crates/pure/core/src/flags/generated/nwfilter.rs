//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virNWFilterBindingCreateFlags`.
    NwfilterBindingCreateFlags {
        /// `VIR_NWFILTER_BINDING_CREATE_VALIDATE`
        NWFILTER_BINDING_CREATE_VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virNWFilterDefineFlags`.
    NwfilterDefineFlags {
        /// `VIR_NWFILTER_DEFINE_VALIDATE`
        NWFILTER_DEFINE_VALIDATE = 0x1;
    }
}
