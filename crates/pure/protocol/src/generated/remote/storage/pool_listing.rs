//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{StoragePoolRef, StorageVolumeRef, Uuid};

structure! {
    /// `remote_connect_num_of_storage_pools_ret`
    ConnectNumOfStoragePoolsRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_storage_pools_args`
    ConnectListStoragePoolsArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_storage_pools_ret`
    ConnectListStoragePoolsRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_connect_num_of_defined_storage_pools_ret`
    ConnectNumOfDefinedStoragePoolsRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_defined_storage_pools_args`
    ConnectListDefinedStoragePoolsArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_defined_storage_pools_ret`
    ConnectListDefinedStoragePoolsRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_connect_find_storage_pool_sources_args`
    ConnectFindStoragePoolSourcesArgs<'a> {
        kind: &'a str,
        src_spec: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_find_storage_pool_sources_ret`
    ConnectFindStoragePoolSourcesRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_name_args`
    StoragePoolLookupByNameArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_name_ret`
    StoragePoolLookupByNameRet {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_uuid_args`
    StoragePoolLookupByUuidArgs {
        uuid: Uuid,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_uuid_ret`
    StoragePoolLookupByUuidRet {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_volume_args`
    StoragePoolLookupByVolumeArgs {
        volume: StorageVolumeRef,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_volume_ret`
    StoragePoolLookupByVolumeRet {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_connect_list_all_storage_pools_args`
    ConnectListAllStoragePoolsArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_storage_pools_ret`
    ConnectListAllStoragePoolsRet {
        pools: Vec<StoragePoolRef> [16384],
        ret: u32,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_target_path_args`
    StoragePoolLookupByTargetPathArgs<'a> {
        path: &'a str,
    }
}

structure! {
    /// `remote_storage_pool_lookup_by_target_path_ret`
    StoragePoolLookupByTargetPathRet {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_connect_get_storage_pool_capabilities_args`
    ConnectGetStoragePoolCapabilitiesArgs {
        flags: u32,
    }
}

structure! {
    /// `remote_connect_get_storage_pool_capabilities_ret`
    ConnectGetStoragePoolCapabilitiesRet<'a> {
        capabilities: &'a str,
    }
}
