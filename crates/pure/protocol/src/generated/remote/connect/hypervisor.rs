//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `remote_connect_get_type_ret`
    ConnectGetTypeRet<'a> {
        kind: &'a str,
    }
}

structure! {
    /// `remote_connect_get_version_ret`
    ConnectGetVersionRet {
        hv_ver: u64,
    }
}

structure! {
    /// `remote_connect_get_uri_ret`
    ConnectGetUriRet<'a> {
        uri: &'a str,
    }
}
