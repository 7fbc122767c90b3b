//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_domain_set_metadata_args`
    DomainSetMetadataArgs<'a> {
        domain: DomainRef,
        kind: Open<enumeration::DomainMetadataType>,
        metadata: Option<&'a str>,
        key: Option<&'a str>,
        uri: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_metadata_args`
    DomainGetMetadataArgs<'a> {
        domain: DomainRef,
        kind: Open<enumeration::DomainMetadataType>,
        uri: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_get_metadata_ret`
    DomainGetMetadataRet<'a> {
        metadata: &'a str,
    }
}

structure! {
    /// `remote_domain_rename_args`
    DomainRenameArgs<'a> {
        domain: DomainRef,
        new_name: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_rename_ret`
    DomainRenameRet {
        retcode: i32,
    }
}
