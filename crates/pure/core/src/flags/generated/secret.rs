//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectListAllSecretsFlags`.
    ConnectListAllSecretsFlags {
        /// `VIR_CONNECT_LIST_SECRETS_EPHEMERAL`
        EPHEMERAL = 0x1;
        /// `VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL`
        NO_EPHEMERAL = 0x2;
        /// `VIR_CONNECT_LIST_SECRETS_PRIVATE`
        PRIVATE = 0x4;
        /// `VIR_CONNECT_LIST_SECRETS_NO_PRIVATE`
        NO_PRIVATE = 0x8;
    }
}

flags! {
    /// libvirt's `virSecretDefineFlags`.
    SecretDefineFlags {
        /// `VIR_SECRET_DEFINE_VALIDATE`
        VALIDATE = 0x1;
    }
}
