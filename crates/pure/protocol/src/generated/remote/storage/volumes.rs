//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, StoragePoolRef, StorageVolumeRef};

structure! {
    /// `remote_storage_vol_create_xml_args`
    StorageVolCreateXmlArgs<'a> {
        pool: StoragePoolRef,
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_create_xml_ret`
    StorageVolCreateXmlRet {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_delete_args`
    StorageVolDeleteArgs {
        volume: StorageVolumeRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_create_xml_from_args`
    StorageVolCreateXmlFromArgs<'a> {
        pool: StoragePoolRef,
        xml: &'a str,
        clone_volume: StorageVolumeRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_create_xml_from_ret`
    StorageVolCreateXmlFromRet {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_wipe_args`
    StorageVolWipeArgs {
        volume: StorageVolumeRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_upload_args`
    StorageVolUploadArgs {
        volume: StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_download_args`
    StorageVolDownloadArgs {
        volume: StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_wipe_pattern_args`
    StorageVolWipePatternArgs {
        volume: StorageVolumeRef,
        algorithm: Open<enumeration::StorageVolWipeAlgorithm>,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_resize_args`
    StorageVolResizeArgs {
        volume: StorageVolumeRef,
        capacity: Bytes,
        flags: u32,
    }
}
