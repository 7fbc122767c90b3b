//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{NwfilterBindingRef, NwfilterRef, Uuid};

structure! {
    /// `remote_nwfilter_lookup_by_name_args`
    NwfilterLookupByNameArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_nwfilter_lookup_by_name_ret`
    NwfilterLookupByNameRet {
        nwfilter: NwfilterRef,
    }
}

structure! {
    /// `remote_nwfilter_lookup_by_uuid_args`
    NwfilterLookupByUuidArgs {
        uuid: Uuid,
    }
}

structure! {
    /// `remote_nwfilter_lookup_by_uuid_ret`
    NwfilterLookupByUuidRet {
        nwfilter: NwfilterRef,
    }
}

structure! {
    /// `remote_connect_num_of_nwfilters_ret`
    ConnectNumOfNwfiltersRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_nwfilters_args`
    ConnectListNwfiltersArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_nwfilters_ret`
    ConnectListNwfiltersRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_connect_list_all_nwfilters_args`
    ConnectListAllNwfiltersArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_nwfilters_ret`
    ConnectListAllNwfiltersRet {
        filters: Vec<NwfilterRef> [16384],
        ret: u32,
    }
}

structure! {
    /// `remote_nwfilter_binding_lookup_by_port_dev_args`
    NwfilterBindingLookupByPortDevArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_nwfilter_binding_lookup_by_port_dev_ret`
    NwfilterBindingLookupByPortDevRet {
        nwfilter: NwfilterBindingRef,
    }
}

structure! {
    /// `remote_connect_list_all_nwfilter_bindings_args`
    ConnectListAllNwfilterBindingsArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_nwfilter_bindings_ret`
    ConnectListAllNwfilterBindingsRet {
        bindings: Vec<NwfilterBindingRef> [16384],
        ret: u32,
    }
}
