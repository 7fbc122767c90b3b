//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::StoragePoolRef;

structure! {
    /// `remote_storage_pool_create_xml_args`
    StoragePoolCreateXmlArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_create_xml_ret`
    StoragePoolCreateXmlRet {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_create_args`
    StoragePoolCreateArgs {
        pool: StoragePoolRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_build_args`
    StoragePoolBuildArgs {
        pool: StoragePoolRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_destroy_args`
    StoragePoolDestroyArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_delete_args`
    StoragePoolDeleteArgs {
        pool: StoragePoolRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_refresh_args`
    StoragePoolRefreshArgs {
        pool: StoragePoolRef,
        flags: u32,
    }
}
