//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{Bytes, DomainRef, KiB};

structure! {
    /// `remote_domain_get_max_memory_args`
    DomainGetMaxMemoryArgs {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_get_max_memory_ret`
    DomainGetMaxMemoryRet {
        memory: KiB,
    }
}

structure! {
    /// `remote_domain_set_max_memory_args`
    DomainSetMaxMemoryArgs {
        domain: DomainRef,
        memory: KiB,
    }
}

structure! {
    /// `remote_domain_set_memory_args`
    DomainSetMemoryArgs {
        domain: DomainRef,
        memory: KiB,
    }
}

structure! {
    /// `remote_domain_memory_peek_args`
    DomainMemoryPeekArgs {
        domain: DomainRef,
        offset: Bytes,
        size: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_domain_memory_peek_ret`
    DomainMemoryPeekRet<'a> {
        buffer: &'a [u8] [4194304],
    }
}

structure! {
    /// `remote_domain_set_memory_flags_args`
    DomainSetMemoryFlagsArgs {
        domain: DomainRef,
        memory: KiB,
        flags: u32,
    }
}
