//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectBaselineCPUFlags`.
    ConnectBaselineCpuFlags {
        /// `VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES`
        EXPAND_FEATURES = 0x1;
        /// `VIR_CONNECT_BASELINE_CPU_MIGRATABLE`
        MIGRATABLE = 0x2;
    }
}

flags! {
    /// libvirt's `virConnectCompareCPUFlags`.
    ConnectCompareCpuFlags {
        /// `VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE`
        FAIL_INCOMPATIBLE = 0x1;
        /// `VIR_CONNECT_COMPARE_CPU_VALIDATE_XML`
        VALIDATE_XML = 0x2;
    }
}

flags! {
    /// libvirt's `virConnectFlags`.
    ConnectFlags {
        /// `VIR_CONNECT_RO`
        RO = 0x1;
        /// `VIR_CONNECT_NO_ALIASES`
        NO_ALIASES = 0x2;
    }
}

flags! {
    /// libvirt's `virConnectGetDomainCapabilitiesFlags`.
    ConnectGetDomainCapabilitiesFlags {
        /// `VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES`
        DISABLE_DEPRECATED_FEATURES = 0x1;
    }
}

flags! {
    /// libvirt's `virNodeAllocPagesFlags`.
    NodeAllocPagesFlags {
        /// `VIR_NODE_ALLOC_PAGES_SET`
        SET = 0x1;
    }
}

flags! {
    /// libvirt's `virTypedParameterFlags`.
    TypedParameterFlags {
        /// `VIR_TYPED_PARAM_STRING_OKAY`
        PARAM_STRING_OKAY = 0x4;
    }
}
