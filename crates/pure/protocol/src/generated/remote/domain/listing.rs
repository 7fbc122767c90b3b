//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{DomainRef, Uuid};

structure! {
    /// `remote_connect_list_defined_domains_args`
    ConnectListDefinedDomainsArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_defined_domains_ret`
    ConnectListDefinedDomainsRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_domain_lookup_by_id_args`
    DomainLookupByIdArgs {
        id: i32,
    }
}

structure! {
    /// `remote_domain_lookup_by_id_ret`
    DomainLookupByIdRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_lookup_by_name_args`
    DomainLookupByNameArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_domain_lookup_by_name_ret`
    DomainLookupByNameRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_domain_lookup_by_uuid_args`
    DomainLookupByUuidArgs {
        uuid: Uuid,
    }
}

structure! {
    /// `remote_domain_lookup_by_uuid_ret`
    DomainLookupByUuidRet {
        domain: DomainRef,
    }
}

structure! {
    /// `remote_connect_num_of_defined_domains_ret`
    ConnectNumOfDefinedDomainsRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_domains_args`
    ConnectListDomainsArgs {
        maxids: i32,
    }
}

structure! {
    /// `remote_connect_list_domains_ret`
    ConnectListDomainsRet {
        ids: Vec<i32> [16384],
    }
}

structure! {
    /// `remote_connect_num_of_domains_ret`
    ConnectNumOfDomainsRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_all_domains_args`
    ConnectListAllDomainsArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_domains_ret`
    ConnectListAllDomainsRet {
        domains: Vec<DomainRef> [16384],
        ret: u32,
    }
}
