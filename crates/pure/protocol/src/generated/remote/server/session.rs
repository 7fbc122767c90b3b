//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::TypedParams;
use std::borrow::Cow;

structure! {
    /// `remote_connect_open_args`
    ConnectOpenArgs<'a> {
        name: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_supports_feature_args`
    ConnectSupportsFeatureArgs {
        feature: i32,
    }
}

structure! {
    /// `remote_connect_supports_feature_ret`
    ConnectSupportsFeatureRet {
        supported: bool,
    }
}

structure! {
    /// `remote_connect_is_secure_ret`
    ConnectIsSecureRet {
        secure: bool,
    }
}

structure! {
    /// `remote_connect_get_lib_version_ret`
    ConnectGetLibVersionRet {
        lib_ver: u64,
    }
}

structure! {
    /// `remote_connect_set_identity_args`
    ConnectSetIdentityArgs<'a> {
        params: Cow<'a, TypedParams> [20],
        flags: u32,
    }
}
