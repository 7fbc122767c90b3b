//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virSecretEventID`.
    SecretEventId {
        /// `VIR_SECRET_EVENT_ID_LIFECYCLE`
        Lifecycle = 0,
        /// `VIR_SECRET_EVENT_ID_VALUE_CHANGED`
        ValueChanged = 1,
    }
}

enumeration! {
    /// libvirt's `virSecretEventLifecycleType`.
    SecretEventLifecycleType {
        /// `VIR_SECRET_EVENT_DEFINED`
        Defined = 0,
        /// `VIR_SECRET_EVENT_UNDEFINED`
        Undefined = 1,
    }
}

enumeration! {
    /// libvirt's `virSecretUsageType`.
    SecretUsageType {
        /// `VIR_SECRET_USAGE_TYPE_NONE`
        None = 0,
        /// `VIR_SECRET_USAGE_TYPE_VOLUME`
        Volume = 1,
        /// `VIR_SECRET_USAGE_TYPE_CEPH`
        Ceph = 2,
        /// `VIR_SECRET_USAGE_TYPE_ISCSI`
        Iscsi = 3,
        /// `VIR_SECRET_USAGE_TYPE_TLS`
        Tls = 4,
        /// `VIR_SECRET_USAGE_TYPE_VTPM`
        Vtpm = 5,
    }
}
