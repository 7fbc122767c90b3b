//! @generated from `tables/programs/lxc.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;

structure! {
    /// `lxc_domain_open_namespace_args`
    DomainOpenNamespaceArgs {
        domain: DomainRef,
        flags: u32,
    }
}
