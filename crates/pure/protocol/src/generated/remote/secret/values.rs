//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{Hidden, SecretRef};

structure! {
    /// `remote_secret_set_value_args`
    SecretSetValueArgs<'a> {
        secret: SecretRef,
        value: Hidden<&'a [u8]> [65536],
        flags: u32,
    }
}

structure! {
    /// `remote_secret_get_value_args`
    SecretGetValueArgs {
        secret: SecretRef,
        flags: u32,
    }
}

structure! {
    /// `remote_secret_get_value_ret`
    SecretGetValueRet<'a> {
        value: Hidden<&'a [u8]> [65536],
    }
}
