//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectListAllStoragePoolsFlags`.
    ConnectListAllStoragePoolsFlags {
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE`
        INACTIVE = 0x1;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE`
        ACTIVE = 0x2;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT`
        PERSISTENT = 0x4;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT`
        TRANSIENT = 0x8;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART`
        AUTOSTART = 0x10;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART`
        NO_AUTOSTART = 0x20;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_DIR`
        DIR = 0x40;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_FS`
        FS = 0x80;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_NETFS`
        NETFS = 0x100;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL`
        LOGICAL = 0x200;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_DISK`
        DISK = 0x400;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI`
        ISCSI = 0x800;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_SCSI`
        SCSI = 0x1000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_MPATH`
        MPATH = 0x2000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_RBD`
        RBD = 0x4000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG`
        SHEEPDOG = 0x8000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER`
        GLUSTER = 0x10000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_ZFS`
        ZFS = 0x20000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE`
        VSTORAGE = 0x40000;
        /// `VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT`
        ISCSI_DIRECT = 0x80000;
    }
}

flags! {
    /// libvirt's `virStoragePoolBuildFlags`.
    StoragePoolBuildFlags {
        /// `VIR_STORAGE_POOL_BUILD_REPAIR`
        REPAIR = 0x1;
        /// `VIR_STORAGE_POOL_BUILD_RESIZE`
        RESIZE = 0x2;
        /// `VIR_STORAGE_POOL_BUILD_NO_OVERWRITE`
        NO_OVERWRITE = 0x4;
        /// `VIR_STORAGE_POOL_BUILD_OVERWRITE`
        OVERWRITE = 0x8;
    }
}

flags! {
    /// libvirt's `virStoragePoolCreateFlags`.
    StoragePoolCreateFlags {
        /// `VIR_STORAGE_POOL_CREATE_WITH_BUILD`
        BUILD = 0x1;
        /// `VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE`
        BUILD_OVERWRITE = 0x2;
        /// `VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE`
        BUILD_NO_OVERWRITE = 0x4;
    }
}

flags! {
    /// libvirt's `virStoragePoolDefineFlags`.
    StoragePoolDefineFlags {
        /// `VIR_STORAGE_POOL_DEFINE_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virStoragePoolDeleteFlags`.
    StoragePoolDeleteFlags {
        /// `VIR_STORAGE_POOL_DELETE_ZEROED`
        ZEROED = 0x1;
    }
}

flags! {
    /// libvirt's `virStorageVolCreateFlags`.
    StorageVolCreateFlags {
        /// `VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA`
        PREALLOC_METADATA = 0x1;
        /// `VIR_STORAGE_VOL_CREATE_REFLINK`
        REFLINK = 0x2;
        /// `VIR_STORAGE_VOL_CREATE_VALIDATE`
        VALIDATE = 0x4;
    }
}

flags! {
    /// libvirt's `virStorageVolDeleteFlags`.
    StorageVolDeleteFlags {
        /// `VIR_STORAGE_VOL_DELETE_ZEROED`
        ZEROED = 0x1;
        /// `VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS`
        WITH_SNAPSHOTS = 0x2;
    }
}

flags! {
    /// libvirt's `virStorageVolDownloadFlags`.
    StorageVolDownloadFlags {
        /// `VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM`
        SPARSE_STREAM = 0x1;
    }
}

flags! {
    /// libvirt's `virStorageVolInfoFlags`.
    StorageVolInfoFlags {
        /// `VIR_STORAGE_VOL_GET_PHYSICAL`
        GET_PHYSICAL = 0x1;
    }
}

flags! {
    /// libvirt's `virStorageVolResizeFlags`.
    StorageVolResizeFlags {
        /// `VIR_STORAGE_VOL_RESIZE_ALLOCATE`
        ALLOCATE = 0x1;
        /// `VIR_STORAGE_VOL_RESIZE_DELTA`
        DELTA = 0x2;
        /// `VIR_STORAGE_VOL_RESIZE_SHRINK`
        SHRINK = 0x4;
    }
}

flags! {
    /// libvirt's `virStorageVolUploadFlags`.
    StorageVolUploadFlags {
        /// `VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM`
        SPARSE_STREAM = 0x1;
    }
}

flags! {
    /// libvirt's `virStorageXMLFlags`.
    StorageXmlFlags {
        /// `VIR_STORAGE_XML_INACTIVE`
        INACTIVE = 0x1;
    }
}
