//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virStoragePoolEventID`.
    StoragePoolEventId {
        /// `VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE`
        Lifecycle = 0,
        /// `VIR_STORAGE_POOL_EVENT_ID_REFRESH`
        Refresh = 1,
    }
}

enumeration! {
    /// libvirt's `virStoragePoolEventLifecycleType`.
    StoragePoolEventLifecycleType {
        /// `VIR_STORAGE_POOL_EVENT_DEFINED`
        Defined = 0,
        /// `VIR_STORAGE_POOL_EVENT_UNDEFINED`
        Undefined = 1,
        /// `VIR_STORAGE_POOL_EVENT_STARTED`
        Started = 2,
        /// `VIR_STORAGE_POOL_EVENT_STOPPED`
        Stopped = 3,
        /// `VIR_STORAGE_POOL_EVENT_CREATED`
        Created = 4,
        /// `VIR_STORAGE_POOL_EVENT_DELETED`
        Deleted = 5,
    }
}

enumeration! {
    /// libvirt's `virStoragePoolState`.
    StoragePoolState {
        /// `VIR_STORAGE_POOL_INACTIVE`
        Inactive = 0,
        /// `VIR_STORAGE_POOL_BUILDING`
        Building = 1,
        /// `VIR_STORAGE_POOL_RUNNING`
        Running = 2,
        /// `VIR_STORAGE_POOL_DEGRADED`
        Degraded = 3,
        /// `VIR_STORAGE_POOL_INACCESSIBLE`
        Inaccessible = 4,
    }
}

enumeration! {
    /// libvirt's `virStorageVolType`.
    StorageVolType {
        /// `VIR_STORAGE_VOL_FILE`
        File = 0,
        /// `VIR_STORAGE_VOL_BLOCK`
        Block = 1,
        /// `VIR_STORAGE_VOL_DIR`
        Dir = 2,
        /// `VIR_STORAGE_VOL_NETWORK`
        Network = 3,
        /// `VIR_STORAGE_VOL_NETDIR`
        Netdir = 4,
        /// `VIR_STORAGE_VOL_PLOOP`
        Ploop = 5,
    }
}

enumeration! {
    /// libvirt's `virStorageVolWipeAlgorithm`.
    StorageVolWipeAlgorithm {
        /// `VIR_STORAGE_VOL_WIPE_ALG_ZERO`
        Zero = 0,
        /// `VIR_STORAGE_VOL_WIPE_ALG_NNSA`
        Nnsa = 1,
        /// `VIR_STORAGE_VOL_WIPE_ALG_DOD`
        Dod = 2,
        /// `VIR_STORAGE_VOL_WIPE_ALG_BSI`
        Bsi = 3,
        /// `VIR_STORAGE_VOL_WIPE_ALG_GUTMANN`
        Gutmann = 4,
        /// `VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER`
        Schneier = 5,
        /// `VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7`
        Pfitzner7 = 6,
        /// `VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33`
        Pfitzner33 = 7,
        /// `VIR_STORAGE_VOL_WIPE_ALG_RANDOM`
        Random = 8,
        /// `VIR_STORAGE_VOL_WIPE_ALG_TRIM`
        Trim = 9,
    }
}
