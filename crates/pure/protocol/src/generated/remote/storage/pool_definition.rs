//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, StoragePoolRef};

structure! {
    /// `remote_storage_pool_define_xml_args`
    StoragePoolDefineXmlArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_define_xml_ret`
    StoragePoolDefineXmlRet {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_undefine_args`
    StoragePoolUndefineArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_get_info_args`
    StoragePoolGetInfoArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_get_info_ret`
    StoragePoolGetInfoRet {
        state: Open<enumeration::StoragePoolState>,
        capacity: Bytes,
        allocation: Bytes,
        available: Bytes,
    }
}

structure! {
    /// `remote_storage_pool_get_xml_desc_args`
    StoragePoolGetXmlDescArgs {
        pool: StoragePoolRef,
        flags: u32,
    }
}

structure! {
    /// `remote_storage_pool_get_xml_desc_ret`
    StoragePoolGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_storage_pool_get_autostart_args`
    StoragePoolGetAutostartArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_get_autostart_ret`
    StoragePoolGetAutostartRet {
        autostart: bool,
    }
}

structure! {
    /// `remote_storage_pool_set_autostart_args`
    StoragePoolSetAutostartArgs {
        pool: StoragePoolRef,
        autostart: bool,
    }
}

structure! {
    /// `remote_storage_pool_is_active_args`
    StoragePoolIsActiveArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_is_active_ret`
    StoragePoolIsActiveRet {
        active: bool,
    }
}

structure! {
    /// `remote_storage_pool_is_persistent_args`
    StoragePoolIsPersistentArgs {
        pool: StoragePoolRef,
    }
}

structure! {
    /// `remote_storage_pool_is_persistent_ret`
    StoragePoolIsPersistentRet {
        persistent: bool,
    }
}
