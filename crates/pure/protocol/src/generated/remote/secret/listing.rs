//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{SecretRef, Uuid};

structure! {
    /// `remote_connect_num_of_secrets_ret`
    ConnectNumOfSecretsRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_secrets_args`
    ConnectListSecretsArgs {
        maxuuids: i32,
    }
}

structure! {
    /// `remote_connect_list_secrets_ret`
    ConnectListSecretsRet<'a> {
        uuids: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_secret_lookup_by_uuid_args`
    SecretLookupByUuidArgs {
        uuid: Uuid,
    }
}

structure! {
    /// `remote_secret_lookup_by_uuid_ret`
    SecretLookupByUuidRet {
        secret: SecretRef,
    }
}

structure! {
    /// `remote_secret_lookup_by_usage_args`
    SecretLookupByUsageArgs<'a> {
        usage_type: Open<enumeration::SecretUsageType>,
        usage_id: &'a str,
    }
}

structure! {
    /// `remote_secret_lookup_by_usage_ret`
    SecretLookupByUsageRet {
        secret: SecretRef,
    }
}

structure! {
    /// `remote_connect_list_all_secrets_args`
    ConnectListAllSecretsArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_secrets_ret`
    ConnectListAllSecretsRet {
        secrets: Vec<SecretRef> [16384],
        ret: u32,
    }
}
