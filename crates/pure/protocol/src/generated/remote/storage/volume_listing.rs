//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, StoragePoolRef, StorageVolumeRef};

structure! {
    /// `remote_storage_pool_num_of_volumes_args`
    StoragePoolNumOfVolumesArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_num_of_volumes_ret`
    StoragePoolNumOfVolumesRet {
        num: i32,
    }
}

structure! {
    /// `remote_storage_pool_list_volumes_args`
    StoragePoolListVolumesArgs {
        pool: StoragePoolRef,
        maxnames: i32,
    }
}

structure! {
    /// `remote_storage_pool_list_volumes_ret`
    StoragePoolListVolumesRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_storage_vol_lookup_by_name_args`
    StorageVolLookupByNameArgs<'a> {
        pool: StoragePoolRef,
        name: &'a str,
    }
}

structure! {
    /// `remote_storage_vol_lookup_by_name_ret`
    StorageVolLookupByNameRet {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_lookup_by_key_args`
    StorageVolLookupByKeyArgs<'a> {
        key: &'a str,
    }
}

structure! {
    /// `remote_storage_vol_lookup_by_key_ret`
    StorageVolLookupByKeyRet {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_lookup_by_path_args`
    StorageVolLookupByPathArgs<'a> {
        path: &'a str,
    }
}

structure! {
    /// `remote_storage_vol_lookup_by_path_ret`
    StorageVolLookupByPathRet {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_get_info_args`
    StorageVolGetInfoArgs {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_get_info_ret`
    StorageVolGetInfoRet {
        kind: Open<enumeration::StorageVolType>,
        capacity: Bytes,
        allocation: Bytes,
    }
}

structure! {
    /// `remote_storage_vol_get_xml_desc_args`
    StorageVolGetXmlDescArgs {
        volume: StorageVolumeRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_get_xml_desc_ret`
    StorageVolGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_storage_vol_get_path_args`
    StorageVolGetPathArgs {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_vol_get_path_ret`
    StorageVolGetPathRet<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_storage_pool_list_all_volumes_args`
    StoragePoolListAllVolumesArgs {
        pool: StoragePoolRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_list_all_volumes_ret`
    StoragePoolListAllVolumesRet {
        vols: Vec<StorageVolumeRef> [16384],
        ret: u32,
    }
}

structure! {
    /// `remote_storage_vol_get_info_flags_args`
    StorageVolGetInfoFlagsArgs {
        volume: StorageVolumeRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_vol_get_info_flags_ret`
    StorageVolGetInfoFlagsRet {
        kind: Open<enumeration::StorageVolType>,
        capacity: Bytes,
        allocation: Bytes,
    }
}
