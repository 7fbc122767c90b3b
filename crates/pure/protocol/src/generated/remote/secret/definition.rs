//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::SecretRef;

structure! {
    /// `remote_secret_define_xml_args`
    SecretDefineXmlArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_secret_define_xml_ret`
    SecretDefineXmlRet {
        secret: SecretRef,
    }
}

structure! {
    /// `remote_secret_get_xml_desc_args`
    SecretGetXmlDescArgs {
        secret: SecretRef,
        flags: u32,
    }
}

structure! {
    /// `remote_secret_get_xml_desc_ret`
    SecretGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_secret_undefine_args`
    SecretUndefineArgs {
        secret: SecretRef,
    }
}
